//! A static host for `dist/`, as plain as the ones the widget will meet.

mod answer;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

use crate::serve::answer::{Answer, answer};

/// Where to look first when the user names no port.
const FIRST_PORT: u16 = 8080;
/// How many ports to try before giving up.
const PORTS: u16 = 100;
/// A browser opens six connections to a host; a second tab should not wait for the first.
const WORKERS: usize = 12;

/// Serves a folder on loopback until the user ends the program.
pub(crate) fn run(folder: &Path, port: Option<u16>) -> Result<()> {
    let server = Arc::new(listen(port)?);
    println!("\nThe demo is served until Ctrl-C at");
    println!("http://{}/", server.server_addr());
    let workers: Vec<_> = (0..WORKERS)
        .map(|_| {
            let server = Arc::clone(&server);
            let folder = folder.to_owned();
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    respond(request, &folder);
                }
            })
        })
        .collect();
    for worker in workers {
        worker.join().map_err(|_| anyhow!("the server stopped"))?;
    }
    Ok(())
}

fn listen(port: Option<u16>) -> Result<Server> {
    let bind = |port| Server::http(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    if let Some(port) = port {
        return bind(port).map_err(|error| anyhow!("cannot serve on port {port}: {error}"));
    }
    (FIRST_PORT..FIRST_PORT + PORTS)
        .find_map(|port| bind(port).ok())
        .with_context(|| format!("no port from {FIRST_PORT} on is free"))
}

fn respond(request: Request, folder: &Path) {
    let encodings = request
        .headers()
        .iter()
        .find(|header| header.field.equiv("Accept-Encoding"))
        .map(|header| header.value.as_str().to_owned())
        .unwrap_or_default();
    let answer = answer(folder, request.method().as_str(), request.url(), &encodings);
    // A browser that closed the connection has no use for the error.
    let _ = request.respond(response(answer));
}

fn response(answer: Answer) -> Response<std::io::Cursor<Vec<u8>>> {
    let mut response = Response::from_data(answer.body)
        .with_status_code(answer.status)
        // A length for every file, so that browsers show progress and know a cut.
        .with_chunked_threshold(usize::MAX);
    for (name, value) in answer.headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    response
}
