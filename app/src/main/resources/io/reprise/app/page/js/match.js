/** @typedef {{start: number, end: number}} Range */

const SAME_SECONDS = 0.005;
const SHARED = 0.6;

/** @param {Range} a @param {Range} b */
const same = (a, b) => Math.abs(a.start - b.start) < SAME_SECONDS && Math.abs(a.end - b.end) < SAME_SECONDS;

/** Whether two ranges show mostly the same. @param {Range} a @param {Range} b */
function alike(a, b) {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared > SHARED * Math.max(a.end - a.start, b.end - b.start);
}

/**
 * Which of the ranges shown before each new one continues: first the very same, then one that shows mostly the same.
 * @param {Range[]} before
 * @param {Range[]} now
 * @returns {number[]} for each new range an index of `before`, each used once, or -1
 */
export function matching(before, now) {
  const free = new Set(before.keys());
  const found = now.map(() => -1);
  for (const fits of [same, alike]) {
    now.forEach((range, i) => {
      if (found[i] >= 0) return;
      const index = [...free].find((one) => fits(before[one], range));
      if (index === undefined) return;
      free.delete(index);
      found[i] = index;
    });
  }
  return found;
}
