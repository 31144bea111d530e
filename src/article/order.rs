//! One sort and one case folding for the whole crate.
//!
//! The page pays for each: `sort_by_key` costs 2 to 5 kB of wasm for every type that is
//! sorted by it, and `to_lowercase` 12 kB of tables, while `unicase` is in the page
//! already (pulldown-cmark compares labels with it).

use unicase::UniCase;

/// The items by their keys; items of equal keys stay in their order.
#[must_use]
pub fn by_key<T>(items: Vec<T>, key: impl Fn(&T) -> (u64, u64)) -> Vec<T> {
    let mut keys: Vec<(u64, u64, usize)> = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let (first, second) = key(item);
        keys.push((first, second, at));
    }
    if keys.is_sorted() {
        return items;
    }
    keys.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    keys.into_iter().filter_map(|(_, _, at)| items.get_mut(at)?.take()).collect()
}

/// The key of a range of text: from the start, and of those with the same start the longest first.
#[must_use]
pub fn of_range(range: &std::ops::Range<usize>) -> (u64, u64) {
    (range.start as u64, u64::MAX - range.end as u64)
}

/// The text without differences of case (Unicode default case folding).
#[must_use]
pub fn fold_case(text: &str) -> String {
    UniCase::unicode(text).to_folded_case()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_stay_in_their_order() {
        assert_eq!(by_key(vec!["bb", "a", "cc", "d"], |word| (word.len() as u64, 0)), ["a", "d", "bb", "cc"]);
    }

    #[test]
    fn case_is_folded_in_every_script() {
        assert_eq!(fold_case("Éducation ΑΒΓ ДЕ"), "éducation αβγ де");
    }
}
