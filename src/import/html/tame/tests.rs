//! What is followed by names is what html5ever has open, after any HTML.

use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::Tracer;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, create_element};
use html5ever::{QualName, local_name, ns};
use proptest::prelude::{ProptestConfig, Strategy, prop, prop_assert_eq, proptest};
use scraper::{Html, HtmlTreeSink};

use super::read;

/// Counts handles.
struct Count(std::cell::Cell<usize>);

impl Tracer for Count {
    type Handle = ego_tree::NodeId;

    fn trace_handle(&self, _: &Self::Handle) {
        self.0.set(self.0.get() + 1);
    }
}

/// How many elements html5ever has open after this content of a body, and in its list of formatting elements.
fn open_in_html5ever(html: &str) -> usize {
    let sink = HtmlTreeSink::new(Html::new_fragment());
    let body = create_element(&sink, QualName::new(None, ns!(html), local_name!("body")), Vec::new());
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new_for_fragment(sink, body, None, options);
    let tokenizer = Tokenizer::new(builder, TokenizerOpts::default());
    let input = BufferQueue::default();
    // Text before a table waits for what follows.
    input.push_back(format!("{html}<!---->").into());
    let _ = tokenizer.feed(&input);
    let count = Count(0.into());
    tokenizer.sink.trace_handles(&count);
    // Beside the document, the root and the context.
    count.0.get() - 3
}

/// Tags that have rules of their own, and what stands between them.
const PIECES: [&str; 75] = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<b id=1>",
    "<b id='1'>",
    "<b\nid=\"1\" >",
    "<i>",
    "</i>",
    "<a>",
    "</a>",
    "<a href=x>",
    "<font size=1>",
    "</font>",
    "<span>",
    "</span>",
    "<x>",
    "</x>",
    "<ul>",
    "</ul>",
    "<ol>",
    "<li>",
    "</li>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dd>",
    "</dl>",
    "<h1>",
    "<h2>",
    "</h2>",
    "<pre>",
    "\n",
    "&#10;",
    "</pre>",
    "<table>",
    "</table>",
    "<caption>",
    "</caption>",
    "<colgroup>",
    "</colgroup>",
    "<col>",
    "<tbody>",
    "</tbody>",
    "<tfoot>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<th>",
    "</th>",
    "<br>",
    "</br>",
    "<hr>",
    "<img>",
    "<input type=hidden>",
    "<meta>",
    "<address>",
    "<noscript>",
    "</noscript>",
    "<svg>",
    "<path/>",
    "</svg>",
    "<select>",
    "<option>",
    "<button>",
    "<form>",
    "</form>",
    "<script>",
    "</script>",
    "<title>",
    "a",
    " ",
];

fn html() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn as_much_is_open_as_a_parser_has_open(html in html()) {
        let tamer = read(&html);
        prop_assert_eq!(tamer.open.count(), open_in_html5ever(&tamer.out), "{}", tamer.out);
    }
}
