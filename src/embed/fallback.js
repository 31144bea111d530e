// What is shown where nothing could be loaded, and nothing stands between the tags.

// Before any of our words could be loaded. A test keeps them equal to those in src/labels.
const WORDS = {
  ar: ['تعذّر عرض هذا المقال هنا.', 'اقرأ مصدره'],
  en: ['This article could not be shown here.', 'Read its source'],
  fa: ['این مقاله در اینجا نمایش داده نشد.', 'خواندن متن اصلی'],
};

/** One sentence in the language of the page, with a link to the source where it has one on the web. */
export function sentence(lang, src) {
  const [said, words] = WORDS[lang.split('-')[0]] ?? WORDS.en;
  const fallback = Object.assign(document.createElement('p'), { className: 'fallback' });
  fallback.append(said);
  const link = Object.assign(document.createElement('a'), { textContent: words, href: src ?? '' });
  if (src && /^https?:$/.test(link.protocol)) fallback.append(' ', link);
  return fallback;
}
