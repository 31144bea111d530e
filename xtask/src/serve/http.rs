//! HTTP/1.1 on loopback: a thread for each connection, which stays open as long as the browser likes.
//!
//! The browser tests serve their pages with this file too. tiny_http did it before: it hands connections to a pool that
//! counts a thread as free until it wakes, so of two that came at once the second could wait for the first to close.

use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

/// More than this is no head of a request.
const LONGEST: usize = 64 * 1024;
/// Browsers send some twenty headers.
const HEADERS: usize = 100;

/// What is asked.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// As it was sent: path and query.
    pub(crate) url: String,
    headers: Vec<(String, String)>,
}

impl Request {
    /// The value of a header, whatever the case of its name; empty where it was not sent.
    pub(crate) fn header(&self, name: &str) -> &str {
        let header = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        header.map_or("", |(_, value)| value)
    }
}

/// What is answered, beside its length.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// Answers the connections of a listener until the program ends.
pub(crate) fn serve(listener: &TcpListener, answer: impl Fn(&Request) -> Response + Send + Sync + 'static) {
    let answer = Arc::new(answer);
    for stream in listener.incoming().flatten() {
        let answer = Arc::clone(&answer);
        // A browser that closed the connection has no use for the error.
        thread::spawn(move || drop(converse(stream, &*answer)));
    }
}

fn converse(mut stream: TcpStream, answer: &dyn Fn(&Request) -> Response) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut read = Vec::new();
    while let Some(request) = next(&mut stream, &mut read)? {
        let Response { status, headers, body } = answer(&request);
        let mut head = format!("HTTP/1.1 {status} \r\nContent-Length: {}\r\n", body.len());
        for (name, value) in headers {
            // A line break would begin another header.
            head.extend([&name, ": ", &value.replace(['\r', '\n'], " "), "\r\n"]);
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes())?;
        if request.method != "HEAD" {
            stream.write_all(&body)?;
        }
        if request.header("Connection").eq_ignore_ascii_case("close") {
            break;
        }
    }
    Ok(())
}

/// The next request; what came after it stays in `read`. `None` where the other side has ended.
fn next(stream: &mut TcpStream, read: &mut Vec<u8>) -> io::Result<Option<Request>> {
    loop {
        if let Some((request, length)) = head(read)? {
            let body = request.header("Content-Length").parse::<usize>().unwrap_or(0);
            while read.len() < length.saturating_add(body) {
                if !more(stream, read)? {
                    return Ok(None);
                }
            }
            read.drain(..length.saturating_add(body));
            return Ok(Some(request));
        }
        if read.len() > LONGEST || !more(stream, read)? {
            return Ok(None);
        }
    }
}

fn more(stream: &mut TcpStream, read: &mut Vec<u8>) -> io::Result<bool> {
    let mut part = [0; 4096];
    let length = stream.read(&mut part)?;
    read.extend_from_slice(part.get(..length).unwrap_or_default());
    Ok(length > 0)
}

/// The head of a request, if all of it is there, and how long it is.
fn head(bytes: &[u8]) -> io::Result<Option<(Request, usize)>> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    let status = parsed.parse(bytes).map_err(|error| io::Error::new(ErrorKind::InvalidData, error))?;
    let httparse::Status::Complete(length) = status else { return Ok(None) };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let headers = parsed.headers.iter().map(|header| (header.name.to_owned(), text(header.value)));
    let request = Request {
        method: parsed.method.unwrap_or_default().to_owned(),
        url: parsed.path.unwrap_or_default().to_owned(),
        headers: headers.collect(),
    };
    Ok(Some((request, length)))
}
