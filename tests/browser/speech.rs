//! Reading aloud, with a voice of the test's own: the machines that run this have none.

use super::articles::{PERSIAN, TALKS, page};
use super::runner::tests;
use super::tab::{Key, Tab};
use serde_json::json;

tests![
    not_there_without_a_voice,
    not_there_without_a_voice_for_the_language,
    voices_may_come_late,
    sentence_by_sentence_without_notes,
    the_sentence_is_marked_and_no_node_touched,
    halts_and_goes_on,
    faster,
    stops_with_the_element,
    another_script_takes_the_voice,
    by_its_shortcut,
];

/// A browser's voice that says nothing: what it is asked to say is kept in `window.said`, and
/// `finish()` ends the sentence that it is at.
const VOICE: &str = "<script>{
    window.said = []; window.current = null;
    class Utterance extends EventTarget { constructor(text) { super(); this.text = text; this.rate = 1; this.lang = ''; this.voice = null; } }
    class Synthesis extends EventTarget {
        // One with a mark speaks on a server.
        voices = LANGS.map((lang) => ({ lang: lang.replace('!', ''), name: lang, default: false, localService: !lang.endsWith('!'), voiceURI: lang }));
        getVoices() { return this.voices; }
        speak(utterance) { window.current = utterance; said.push(utterance.text); }
        cancel() { const ended = window.current; window.current = null; ended?.dispatchEvent(new Event('error')); }
        pause() {} resume() {}
    }
    Object.defineProperty(window, 'speechSynthesis', { value: new Synthesis(), configurable: true });
    window.SpeechSynthesisUtterance = Utterance;
    window.finish = () => { const ended = window.current; window.current = null; ended.dispatchEvent(new Event('end')); };
}</script><header>";

const BUTTON: &str = "part('controls').querySelector('[data-sl-do=listen]')";

/// Opens an article in a browser that has voices for these languages.
fn open(tab: &Tab<'_>, article: &str, langs: &str) {
    tab.open_ready(&page(tab, article).replace("<header>", &VOICE.replace("LANGS", langs)));
}

fn not_there_without_a_voice(tab: &Tab<'_>) {
    open(tab, TALKS, "[]");
    tab.check(&format!("!visible({BUTTON})"), "without a voice there is no button");
    tab.run("delete window.speechSynthesis; Object.defineProperty(window, 'speechSynthesis', { value: undefined })");
    tab.run_async("await host().reload()");
    tab.check(&format!("!visible({BUTTON})"), "nor without any speech");
}

fn not_there_without_a_voice_for_the_language(tab: &Tab<'_>) {
    open(tab, PERSIAN, "['en-GB']");
    tab.check(&format!("!visible({BUTTON})"), "an English voice does not read Persian");
    open(tab, PERSIAN, "['en-GB', 'fa_IR!']");
    tab.check(&format!("!visible({BUTTON})"), "nor does one to which the text would have to be sent");
    open(tab, PERSIAN, "['en-GB', 'fa_IR']");
    tab.check(&format!("visible({BUTTON})"), "a Persian one does");
}

fn voices_may_come_late(tab: &Tab<'_>) {
    open(tab, TALKS, "[]");
    tab.run("speechSynthesis.voices = [{ localService: true, lang: 'en-GB', name: 'late' }]; speechSynthesis.dispatchEvent(new Event('voiceschanged'))");
    tab.wait(&format!("visible({BUTTON})"), "a voice that comes late is offered");
}

fn sentence_by_sentence_without_notes(tab: &Tab<'_>) {
    open(tab, TALKS, "['fr-FR', 'en-GB']");
    tab.click(BUTTON);
    tab.wait("said.length === 1", "a click starts to read");
    tab.equal("said[0]", &json!("Four decades of talks"), "with the title");
    tab.equal("[current.voice.lang, current.lang]", &json!(["en-GB", "en-GB"]), "in a voice of its language");
    tab.run("while (current) finish()");
    let said = "said.filter((sentence) => /^(Students|Relations|What ended)/.test(sentence))";
    let wanted = json!([
        "Students took the embassy and held 52 people for 444 days.",
        "Relations were broken off, and have not been restored.",
        "What ended the siege was paper: diplomats of a third country flew between the two, turned demands into clauses, and read out what each side had agreed to.",
    ]);
    tab.equal(said, &wanted, "sentence by sentence, in order, without the numbers of notes");
    tab.check("!said.some((sentence) => /Carter|In the text|Mention/.test(sentence))", "without notes and timeline");
    tab.equal("said.at(-1).startsWith('Somebody will carry')", &json!(true), "to the end of the text");
    tab.check("shadow().querySelector('[data-sl-speech]').dataset.slSpeech === 'idle'", "where it ends");
}

/// The words that are marked, where the engine has the CSS Custom Highlight API.
const MARKED: &str = "[...(CSS.highlights?.get('sl-spoken') ?? [])].map(String)";

fn the_sentence_is_marked_and_no_node_touched(tab: &Tab<'_>) {
    open(tab, TALKS, "['en-GB']");
    tab.check("CSS.highlights", "every engine of these tests has the CSS Custom Highlight API");
    tab.run("window.before = $('[slot=text]').cloneNode(true)");
    tab.click(BUTTON);
    tab.wait("said.length === 1", "a click starts to read");
    tab.run("while (!current.text.startsWith('Students')) finish()");
    tab.equal(&format!("{MARKED}.length"), &json!(1), "one sentence is marked");
    tab.check(
        &format!("{MARKED}[0].startsWith('Students took the embassy') && {MARKED}[0].includes('444 days.')"),
        "that which is read",
    );
    tab.check("$('[slot=text]').isEqualNode(before)", "and no node of the text is touched");
    tab.click("part('controls').querySelector('[data-sl-do=stop]')");
    tab.equal(MARKED, &json!([]), "the mark goes with the voice");
    tab.check(&format!("focused() === {BUTTON}"), "the focus does not go with the button");
}

fn halts_and_goes_on(tab: &Tab<'_>) {
    open(tab, TALKS, "['en-GB']");
    let label =
        format!("[...{BUTTON}.querySelectorAll('span')].filter(visible).map((word) => word.textContent).join()");
    tab.equal(&label, &json!("Listen"), "the button says what it does");
    tab.click(BUTTON);
    tab.wait("said.length === 1", "a click starts to read");
    tab.run("finish(); finish()");
    tab.equal(&label, &json!("Pause"), "while it reads it halts");
    tab.run("window.last = current.text");
    tab.click(BUTTON);
    tab.check("current === null", "a click halts it");
    tab.equal(&label, &json!("Resume"), "then it goes on");
    tab.click(BUTTON);
    tab.wait("current?.text === last", "with the sentence in which it was");
}

fn faster(tab: &Tab<'_>) {
    open(tab, TALKS, "['en-GB']");
    tab.click(BUTTON);
    tab.wait("said.length === 1", "a click starts to read");
    let rate = "part('controls').querySelector('[data-sl-do=rate]')";
    tab.check(&format!("/1×/.test({rate}.innerText)"), "the rate is said");
    tab.click(rate);
    tab.wait("current?.rate === 1.25", "a click makes it faster");
    tab.check(&format!("/1.25×/.test({rate}.innerText)"), "and says so");
    tab.equal("current.text", &json!("Four decades of talks"), "the sentence is said again");
}

fn stops_with_the_element(tab: &Tab<'_>) {
    open(tab, TALKS, "['en-GB']");
    tab.click(BUTTON);
    tab.wait("said.length === 1", "a click starts to read");
    tab.run("host().remove()");
    tab.wait("current === null", "an article that leaves the page is silent");
}

fn another_script_takes_the_voice(tab: &Tab<'_>) {
    open(tab, TALKS, "['en-GB']");
    tab.click(BUTTON);
    tab.wait("said.length === 1", "a click starts to read");
    tab.run("speechSynthesis.cancel()");
    tab.wait(
        "shadow().querySelector('[data-sl-speech]').dataset.slSpeech === 'idle'",
        "a voice that is taken away ends the reading",
    );
    tab.equal(MARKED, &json!([]), "and the mark");
}

fn by_its_shortcut(tab: &Tab<'_>) {
    open(tab, TALKS, "['en-GB']");
    tab.run(&format!("{BUTTON}.focus()"));
    tab.press(Key::Char("l"));
    tab.wait("said.length === 1", "l starts to read");
    tab.press(Key::Char("l"));
    tab.wait("current === null", "and halts");
}
