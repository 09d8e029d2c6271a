/** Pages that ask something else, or only talk of cookies: nothing on them may be pressed or hidden. */
import type { BenchPage } from './page.ts';

const STYLE = `<style>.over { position: fixed; inset: 20% 25%; background: #fff; border: 1px solid; padding: 24px; z-index: 99 }
.low { position: fixed; inset: auto 0 0; background: #ffd; padding: 14px; z-index: 99 } .corner { position: fixed; right: 12px; bottom: 12px; width: 300px; background: #fff; border: 1px solid; padding: 12px; z-index: 99 }</style>`;

const trap = (id: string, place: 'over' | 'low' | 'corner' | 'flow', html: string): BenchPage => ({
  id: `trap-${id}`,
  lang: 'en',
  kind: 'trap',
  tool: null,
  head: STYLE,
  ...(place === 'flow'
    ? { before: `<section id="kept">${html}</section>` }
    : {
        after: `<div id="kept" class="${place}"${place === 'over' ? ' role="dialog" aria-modal="true"' : ''}>${html}</div>`,
      }),
  banner: `[document.querySelector('#kept')]`,
  state: `'none'`,
});

export const TRAP_PAGES: readonly BenchPage[] = [
  trap(
    'age',
    'over',
    '<h2>How old are you?</h2><p>We use cookies to remember your answer. You must be of legal drinking age.</p><button>I am 18 or older</button> <button>I am younger</button>',
  ),
  trap(
    'sign-in',
    'over',
    '<h2>Sign in</h2><p>By signing in you accept our privacy policy.</p><input type="password"> <button>Accept and sign in</button> <button>Cancel</button>',
  ),
  trap(
    'sign-up',
    'over',
    '<h2>Create your account</h2><p>We process your personal data as described in our privacy policy.</p><input type="email"><button>Agree and join</button> <button>No thanks</button>',
  ),
  trap(
    'newsletter',
    'over',
    '<h2>The morning letter</h2><p>Your data is safe with us; see our privacy policy. Unsubscribe at any time.</p><input type="email"><button>Subscribe</button> <button>Decline</button>',
  ),
  trap(
    'terms',
    'over',
    '<h2>Our terms of service have changed</h2><p>Please read the new terms, which also cover how we use your data.</p><button>Accept</button> <button>Decline</button>',
  ),
  trap(
    'delete',
    'over',
    '<h2>Delete your data?</h2><p>All your personal data will be erased. This cannot be undone.</p><button>Delete</button> <button>Reject request</button>',
  ),
  trap(
    'data-request',
    'over',
    '<h2>Data access request</h2><p>A user asks for a copy of their personal data under the GDPR.</p><button>Accept request</button> <button>Reject request</button>',
  ),
  trap(
    'invitation',
    'corner',
    '<b>Two meeting invitations</b><p>Budget; harbour project</p><button>Accept all</button> <button>Decline all</button> <button>Settings</button>',
  ),
  trap(
    'chat',
    'corner',
    '<b>Chat with us</b><p>Hello! We store this conversation for thirty days.</p><button>Start</button> <button aria-label="Close">×</button>',
  ),
  trap(
    'push',
    'corner',
    '<b>Breaking news on your screen?</b><p>We would like to send you notifications.</p><button>Allow</button> <button>No thanks</button>',
  ),
  trap(
    'recipe',
    'low',
    '<b>Ginger cookies</b> – use cookie cutters of 5 cm and 200 g of sugar. <button>Jump to recipe</button> <button>Save</button> <button>Close</button>',
  ),
  trap(
    'policy',
    'flow',
    '<h1>Cookie policy</h1><p>We use cookies and similar technologies. Here you can withdraw your consent at any time.</p><button>Accept all</button> <button>Reject all</button> <button>Save settings</button>',
  ),
  trap(
    'app-settings',
    'flow',
    `<h2>Privacy settings</h2><p>Who can see your profile and how your personal data is used in your team.</p><label><input type="checkbox" checked> Show my name</label> <button>Save settings</button> <button>Reject changes</button>${'<p>Further choices for your account and your team.</p>'.repeat(30)}`,
  ),
  trap(
    'paywall',
    'over',
    '<h2>Read on for 1 € a month</h2><p>Already a subscriber? Sign in.</p><button>Subscribe</button> <button>Not now</button>',
  ),
  trap(
    'location',
    'over',
    '<h2>Which edition?</h2><p>We use your location to choose an edition of the paper.</p><button>Europe</button> <button>Americas</button> <button>Close</button>',
  ),
  trap(
    'upload',
    'over',
    '<h2>Share this file?</h2><p>Anyone with the link can use the data in it.</p><button>Allow</button> <button>Deny</button> <button>Options</button>',
  ),
  {
    ...trap('plain', 'flow', '<p>Five cookie recipes for winter, and what the harbour eats.</p>'),
    id: 'trap-plain',
  },
];
