//! The server over real connections.

use std::io::{self, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;

use super::http::{Response, serve};

fn host() -> io::Result<TcpStream> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        serve(&listener, |request| Response {
            status: 200,
            headers: vec![("X-Said".to_owned(), request.header("x-say").to_owned())],
            body: format!("{} {}", request.method, request.url).into_bytes(),
        });
    });
    TcpStream::connect(address)
}

#[test]
fn a_connection_carries_one_request_after_another() -> io::Result<()> {
    let mut stream = host()?;
    // In two pieces, with a body between that nobody asked for.
    stream.write_all(b"POST /a?b HTTP/1.1\r\nX-Say: on\r\nContent-Length: 3\r\n\r\nabcHEAD /c HT")?;
    stream.write_all(b"TP/1.1\r\nConnection: close\r\n\r\n")?;
    let mut answers = String::new();
    stream.read_to_string(&mut answers)?;
    let first = "HTTP/1.1 200 \r\nContent-Length: 9\r\nX-Said: on\r\n\r\nPOST /a?b";
    assert_eq!(answers, format!("{first}HTTP/1.1 200 \r\nContent-Length: 7\r\nX-Said: \r\n\r\n"));
    Ok(())
}

#[test]
fn many_connections_at_once_are_all_answered_while_others_say_nothing() -> io::Result<()> {
    let first = host()?;
    let address = first.peer_addr()?;
    let idle = (0..8).map(|_| TcpStream::connect(address)).collect::<io::Result<Vec<_>>>()?;
    let mut asked = (0..8).map(|_| TcpStream::connect(address)).collect::<io::Result<Vec<_>>>()?;
    for stream in &mut asked {
        stream.write_all(b"GET / HTTP/1.1\r\n\r\n")?;
    }
    for stream in &mut asked {
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        assert_eq!(&start, b"HTTP/1.1 200");
    }
    drop(idle);
    Ok(())
}

#[test]
fn what_is_no_request_ends_its_connection() -> io::Result<()> {
    for nonsense in [&b"\x16\x03\x01\x00 nonsense\r\n\r\n"[..], &[b'a'; 200_000]] {
        let mut stream = host()?;
        let mut answer = Vec::new();
        // It may be closed before all of this is written.
        let _ = stream.write_all(nonsense);
        let _ = stream.read_to_end(&mut answer);
        assert_eq!(answer, b"");
    }
    Ok(())
}
