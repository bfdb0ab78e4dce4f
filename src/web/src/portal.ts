/*
What the pages promise to this script. All of it works without.

Every staff page: <script src="/clinic/assets/portal.js" defer>, <link rel="stylesheet" href="/clinic/assets/portal.css">.
[data-refresh] with an id: replaced every 10 s, while the page is visible and the focus is elsewhere, by the element of that id
in a new copy of the same page. The request carries X-Refresh: 1 and must not count as activity; 401 or a redirect reloads the
page, so that the person sees the sign-in.
What shows photos and videos lies in viewer.js, which only those pages load.
*/
import { components } from './components.ts';
import { refreshLists } from './refresh.ts';

components();
refreshLists();
