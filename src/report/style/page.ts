/**
 * Colours, type and the frame of the page. Sides take the hues of Okabe and Ito's palette, which people with any
 * colour vision tell apart, darkened or lightened until text in them has a contrast of 4.5 on its ground.
 */
export const PAGE = `
:root{
--paper:#fdfcf8;--panel:#f5f2ea;--ink:#1e1c19;--muted:#5d574d;--rule:#d8d2c4;--hair:#e8e3d7;--link:#0b4f7a;
--s1:#0b5a8c;--s1g:#e4eff6;--s2:#9c3d08;--s2g:#faeadf;--s3:#00604f;--s3g:#dff1ec;--s4:#74356f;--s4g:#f4e7f2;
--says:#0b5a8c;--other:#9c3d08;--mark:#ffe89a;--pale:#f6f1dc;--soft:#ece9df;--target:#ffdc66;--high:#a3280b;--medium:#8a5a00;--low:#5d574d;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,"Times New Roman",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif;
color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{
--paper:#151412;--panel:#1f1d1a;--ink:#ece8df;--muted:#aca594;--rule:#413c33;--hair:#2c2924;--link:#8cc6f0;
--s1:#8cc6f0;--s1g:#12283a;--s2:#f3ac7b;--s2g:#3a2212;--s3:#71d1bd;--s3g:#0f2f2a;--s4:#dea8d9;--s4g:#341f33;
--says:#4a8fbf;--other:#d97f45;--mark:#5a4708;--pale:#2b271b;--soft:#2b2823;--target:#6d5600;--high:#ff9d85;--medium:#e6b450;--low:#aca594}}
*,*::before,*::after{box-sizing:border-box}
html{scroll-padding-top:1.5rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 var(--serif);overflow-wrap:break-word}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--s1);outline-offset:2px;border-radius:2px}
main:focus{outline:none}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999rem;top:0;background:var(--ink);color:var(--paper);padding:.6rem 1rem;font-family:var(--sans);z-index:9}
.skip:focus{left:0}
.masthead{max-width:82rem;margin:0 auto;padding:2.2rem 1.5rem 1.1rem}
.masthead .kicker{margin:0 0 .5rem;font:600 .78rem/1 var(--sans);letter-spacing:.12em;text-transform:uppercase;color:var(--muted)}
h1{margin:0;font-size:clamp(1.7rem,1.1rem + 2.6vw,2.9rem);line-height:1.12;font-weight:700;letter-spacing:-.012em;text-wrap:balance;max-width:24em}
.columns{max-width:82rem;margin:0 auto;padding:0 1.5rem;border-top:3px double var(--rule)}
nav ol{margin:.9rem 0 0;display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;font:.875rem/1.3 var(--sans)}
nav a{color:var(--muted);text-decoration:none;display:inline-block;padding:.3rem 0}
nav a:hover{color:var(--ink);text-decoration:underline}
section{padding:2.4rem 0 .6rem}
section+section{border-top:1px solid var(--rule);margin-top:2rem}
h2{margin:0 0 1.2rem;font-size:1.65rem;line-height:1.2;letter-spacing:-.005em}
h3{margin:0 0 .5rem;font-size:1.12rem;line-height:1.35}
p{margin:0 0 .8rem}
small,.label,.legend,figcaption,summary,.unknown,.origin,table,.support,.readings,.reason,.key,.why,.outlet{font-family:var(--sans)}
small{font-size:.8rem;color:var(--muted)}
.unknown{color:var(--muted);font-style:italic;font-size:.92em}
.nothing{color:var(--muted)}
:where(ol[role=list],ul[role=list]){list-style:none;margin:0;padding:0}
.scroll{overflow-x:auto;max-width:100%;position:relative;background:linear-gradient(to right,var(--paper) 60%,transparent) 0/3rem 100% no-repeat local,linear-gradient(to left,var(--paper) 60%,transparent) 100%/3rem 100% no-repeat local,linear-gradient(to right,var(--rule),transparent) 0/1rem 100% no-repeat scroll,linear-gradient(to left,var(--rule),transparent) 100%/1rem 100% no-repeat scroll}
.scroll.wide::before{content:"scroll sideways →";position:sticky;left:0;display:block;width:fit-content;color:var(--muted);font:.8rem/1.6 var(--sans)}
summary{cursor:pointer;font-size:.875rem;color:var(--link);padding:.35rem 0;width:fit-content}
details.more>summary{font-weight:600}
details.more details.more>summary,.side details.more>summary,.timeline details.more>summary{font-weight:400}
details.more[open]>summary{margin-bottom:.8rem}
table{border-collapse:collapse;font-size:.875rem;line-height:1.4}
details.table table{margin:.3rem 0 .6rem;min-width:36rem}
details.table th,details.table td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--hair);font-weight:400}
details.table thead th{color:var(--muted);font-size:.78rem}
caption{text-align:left;color:var(--muted);font-size:.8rem;padding-bottom:.3rem}
svg{display:block;max-width:100%}
svg text{font-family:var(--sans);fill:var(--ink)}
svg .tick{font-size:12px;fill:var(--muted);text-anchor:middle}
svg .tick.unit{text-anchor:start}
svg .letter{font-size:13px;font-weight:700}
svg .grid{stroke:var(--hair);stroke-width:1}
svg .axis{stroke:var(--rule);stroke-width:1}
footer{max-width:82rem;margin:2rem auto 0;padding:1rem 1.5rem 3rem;color:var(--muted);font:.82rem/1.5 var(--sans)}
.chip{display:inline-flex;min-width:1.65rem;height:1.65rem;padding:0 .3rem;align-items:center;justify-content:center;border:1.5px solid var(--ink);border-radius:.3rem;font:700 .8rem/1 var(--sans);color:var(--ink);text-decoration:none;background:var(--paper);vertical-align:middle}
.chip:hover{background:var(--ink);color:var(--paper)}
.chip b{font-weight:700}
.chip.g1,.tag.g1{border-color:var(--s1);color:var(--s1);background:var(--s1g)}
.chip.g2,.tag.g2{border-color:var(--s2);color:var(--s2);background:var(--s2g)}
.chip.g3,.tag.g3{border-color:var(--s3);color:var(--s3);background:var(--s3g)}
.chip.g4,.tag.g4{border-color:var(--s4);color:var(--s4);background:var(--s4g)}
.chip.g5,.tag.g5{border-style:dashed}
.chip.g6,.tag.g6{border-style:dotted}
.chip[class*=g]:hover{background:var(--ink);color:var(--paper)}
.tag{border:1.5px solid var(--rule);border-radius:.3rem;padding:.05rem .45rem;font:600 .78rem/1.5 var(--sans);white-space:nowrap}
.no{font:700 .82rem/1 var(--sans);font-variant-numeric:tabular-nums}
.label{margin:0 0 .35rem;font-size:.8rem;line-height:1.5;color:var(--muted)}
.label .part+.part::before,.label .verdict+.part::before{content:"· "}
.label .verdict{font-weight:600;color:var(--ink)}
h3::first-letter,.reason>span::first-letter{text-transform:uppercase}
.reason>span{display:inline-block}
.v-agree .verdict{color:var(--s3)}
.v-differ .verdict{color:var(--s2)}
.v-update .verdict{color:var(--s1)}
.finding-link{text-decoration:none;color:inherit}
.finding-link .no{display:inline-block;min-width:1.5rem;padding:.18rem .3rem;text-align:center;border-radius:1rem;background:var(--soft);color:var(--ink)}
.finding-link:hover .verdict{text-decoration:underline}
:target{scroll-margin-top:1.5rem}
li:target,.finding:target{box-shadow:0 0 0 .5rem var(--paper),0 0 0 calc(.5rem + 3px) var(--target);border-radius:1px}
@media (min-width:68rem){
.columns{display:grid;grid-template-columns:11.5rem minmax(0,1fr);gap:0 3rem}
nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:1.9rem 0}
nav ol{display:block;margin:0;border-left:1px solid var(--rule);padding-left:1rem}
nav a{padding:.28rem 0}}
@media (max-width:40rem){
body{font-size:1rem}
.masthead,.columns,footer{padding-left:1rem;padding-right:1rem}
h2{font-size:1.4rem}}
`;
