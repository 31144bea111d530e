//! Lists of words, as the importers have them.

/// Whether a word is in a list whose words are separated by spaces. A list is one string
/// and not a slice, which would take eight bytes more for each word.
pub(in crate::import) fn has(list: &str, word: &str) -> bool {
    // Bytes, because this is asked for every bracket of a text.
    !word.is_empty() && list.as_bytes().split(|byte| *byte == b' ').any(|listed| listed == word.as_bytes())
}
