/*
What the pages of a photo, a video and two photos side by side promise to this script. All of them work without: an <img>, a <video>, links.

[data-viewer]: holds [data-tools] (hidden) with <button data-act="zoom-in | zoom-out | fit | actual-size | rotate | left | right | up | down | swap">,
one or two [data-frame] > <img data-width data-height data-full>, and [data-copy], which says which copy is shown. Keys work while the focus is inside.
[data-player data-frames="25"]: holds a <video> and [data-tools] (hidden) with <button data-act="back | forward | loop"> and a <select> of speeds.
[data-filmstrip] beside a <video>: links with data-at="seconds"; a click moves the player there.
*/
import { filmstrips } from './filmstrip.ts';
import { pictures } from './pictures.ts';
import { players } from './player.ts';

pictures();
players();
filmstrips();
