/** What the report says around the tables. */
import { markdownTable } from '../report.ts';
import { COST_PAGES } from './pages.ts';

/** The section "Cost" of the report, without its heading. */
export function intro(tables: string, figures: Record<string, number>): string {
  const untimed = Object.entries(COST_PAGES)
    .filter(([page]) => figures[`cost.${page}.addedScriptMs`] === undefined)
    .map(([, { title }]) => title);
  return `\`npm run bench -- cost --report\` opens pages of many kinds (\`test/bench/cost/pages.ts\`) in Chromium with the built
extension, with none, with an empty one made with WXT, with autoconsent's own add-on, and with whatever \`--with DIR\` names.
A part is measured with \`--only PAGE,PAGE\` and \`--parts times,look,rest,idle,trace\`; \`--keep FILE\` keeps it, and
\`--from FILE,FILE --only none --report\` writes the tables below from what was kept. \`--json FILE\` writes the figures flat.

- Script and task time are those of the page's main thread, in the thread's own clock, from the navigation to the end of the
  watch. Heap is what is left after a collection of garbage. "Plain" and "200 changes" are loaded by one browser at a time, the
  others by all side by side. Consent tools are met under a new host at each visit, so that each is cleared anew.
- Chromium's script time leaves compiling out, which task time holds. Scripts that ask to be compiled at once, as four of
  ours do, look better by it than they are.
- \`scriptVsEmpty\` is all script time of the page with Headwater over all script time with the empty extension;
  \`taskVsAutoconsent\` is added task time over added task time; \`mainThreadShare\` is added task time over the time watched.
  \`.low\` and \`.high\` are the limits of a bootstrap interval of 95 % over the turns.
- Of 30 frames ten are of the page's own address, ten of other sites and ten are written in the page; script and task time are
  those of the page's process, frames with code are counted in all.
- What is left running is counted in the extension's own world of the page by a first content script that a copy of the
  extension gets, 24 s after the load and for five seconds more. \`cost.idle.timers\` is what is still to come and what fired
  then, and \`cost.idle.observers\` what observes, over all pages.
- The heap of a tab that was left alone is taken 24 s after the load, one tab at a time; that of the first table is from the
  end of the watch, when scripts that leave may still be there.
- The sentinel keeps account of its looks by the clock on the wall: on a busy machine it rests longer, and more is left running.
${untimed.length > 0 ? `- Not timed in this run: ${untimed.join(' · ')}.\n` : ''}
${tables}

${markdownTable(['figure', 'value'], Object.entries(figures))}`;
}
