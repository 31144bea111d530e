//! A static host for `dist/`, as plain as the ones the widget will meet.

mod answer;
mod http;
#[cfg(test)]
mod tests;

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;

use anyhow::{Context, Result};

use crate::serve::answer::{Answer, answer};
use crate::serve::http::{Request, Response};

/// Where to look first when the user names no port.
const FIRST_PORT: u16 = 8080;
/// How many ports to try before giving up.
const PORTS: u16 = 100;

/// Serves a folder on loopback until the user ends the program.
pub(crate) fn run(folder: &Path, port: Option<u16>) -> Result<()> {
    let listener = listen(port)?;
    println!("\nThe demo is served until Ctrl-C at");
    println!("http://{}/", listener.local_addr()?);
    let folder = folder.to_owned();
    http::serve(&listener, move |request| respond(request, &folder));
    Ok(())
}

fn listen(port: Option<u16>) -> Result<TcpListener> {
    let bind = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    if let Some(port) = port {
        return bind(port).with_context(|| format!("cannot serve on port {port}"));
    }
    (FIRST_PORT..FIRST_PORT + PORTS)
        .find_map(|port| bind(port).ok())
        .with_context(|| format!("no port from {FIRST_PORT} on is free"))
}

fn respond(request: &Request, folder: &Path) -> Response {
    let Answer { status, headers, body } =
        answer(folder, &request.method, &request.url, request.header("Accept-Encoding"));
    let headers = headers.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
    Response { status, headers: headers.collect(), body }
}
