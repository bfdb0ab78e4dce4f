/*
What the pages promise to this script. All of it works without.

Every staff page: <script src="/clinic/assets/portal.js" defer>, <link rel="stylesheet" href="/clinic/assets/portal.css">.
[data-refresh] with an id: replaced every 10 s, while the page is visible and the focus is elsewhere, by the element of that id
in a new copy of the same page. The request carries X-Refresh: 1 and must not count as activity; 401 or a redirect reloads the
page, so that the person sees the sign-in.
[data-viewer]: holds [data-tools] (hidden) with <button type="button" data-act="zoom-in | zoom-out | fit | actual-size | rotate">,
and .smi-viewer > [data-stage] > <img>. Keys inside it: + - 0 1 r. Turning is for viewing only.
[data-filmstrip] beside a <video>: links with data-at="seconds"; a click moves the player there.
*/
import { components } from './components.ts';
import { filmstrips } from './filmstrip.ts';
import { refreshLists } from './refresh.ts';
import { viewers } from './viewer.ts';

components();
refreshLists();
viewers();
filmstrips();
