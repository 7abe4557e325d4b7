/** The sections one by one. */
export const SECTIONS = `
.counts{display:flex;flex-wrap:wrap;gap:.6rem 2.4rem;margin:0 0 1.6rem}
.counts div{display:flex;flex-direction:column-reverse}
.counts dt{font:.85rem/1.3 var(--sans);color:var(--muted)}
.counts dd{margin:0;font-size:2.1rem;line-height:1.1;font-variant-numeric:lining-nums}
.counts a{color:inherit;text-decoration-color:var(--rule)}
.documents>li{display:grid;grid-template-columns:2.1rem minmax(0,1fr) 13rem 8rem;gap:.2rem .9rem;padding:.65rem 0;border-top:1px solid var(--hair);align-items:start}
.documents .headline{font-weight:600;color:var(--ink);text-decoration-color:var(--rule)}
.documents .outlet{margin:.1rem 0 0;font-size:.84rem;color:var(--muted)}
.documents .outlet a{color:inherit;text-decoration-color:var(--rule)}
.when,.origin{font:.86rem/1.4 var(--sans)}
.when>a,.when>time{display:block;color:var(--ink);text-decoration-color:var(--rule)}
.origin{color:var(--muted)}
.why{font-size:.8rem;display:inline-block;vertical-align:top}.why summary{font-size:.8rem;padding:0;color:var(--muted)}
.why ul{margin:.2rem 0 0;padding-left:1rem}
.documents+h3{margin-top:1.6rem}
.origins>li{padding:.3rem 0}
.inline{display:inline-flex;flex-wrap:wrap;gap:.2rem .9rem;vertical-align:middle;margin:0 .5rem;font-size:.95rem}
.findings{margin:0}
.finding{padding:1.15rem 0 1.2rem;border-top:1px solid var(--rule);max-width:64rem}
.findings>.finding:first-child{border-top:0;padding-top:.2rem}
.finding>article>.label{display:flex;flex-wrap:wrap;gap:.1rem .45rem;align-items:center}
.finding .no{font-size:.95rem;color:var(--ink);min-width:1.4rem}
.finding h3{font-size:1.22rem;margin:0 0 .6rem;line-height:1.3;max-width:40em}
.sev{display:inline-flex;align-items:center;gap:.35rem;font-weight:600}
.sev::before{content:"";width:.6rem;height:.6rem;border-radius:50%;border:2px solid currentColor}
.sev.high{color:var(--high)}.sev.high::before{background:currentColor}
.sev.medium{color:var(--medium)}.sev.medium::before{background:linear-gradient(0deg,currentColor 50%,transparent 50%)}
.sev.low{color:var(--low)}
.sides{display:grid;gap:.9rem;grid-template-columns:repeat(auto-fit,minmax(min(19rem,100%),1fr))}
.side{border-top:3px solid var(--rule);padding-top:.6rem;display:grid;gap:.8rem;align-content:start;min-width:0}
.side.s1{border-color:var(--s1)}.side.s2{border-color:var(--s2)}.side.s3{border-color:var(--s3)}.side.s4{border-color:var(--s4)}
.passage{margin:0;min-width:0}
.passage figcaption{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;align-items:center;font-size:.84rem;margin-bottom:.3rem}
.passage .to{color:var(--muted);text-decoration:none;min-width:0}.passage .to bdi{text-decoration:underline;text-decoration-color:var(--rule);text-underline-offset:.18em}
blockquote{margin:0;font-size:.99rem;line-height:1.46}
.around{color:var(--muted)}
.words{color:var(--ink)}
.diff{font-weight:700;background:var(--s1g);box-shadow:inset 0 -2px var(--s1);padding:0 .1em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.s2 .diff{background:var(--s2g);box-shadow:inset 0 -2px var(--s2)}
.s3 .diff{background:var(--s3g);box-shadow:inset 0 -2px var(--s3)}
.s4 .diff{background:var(--s4g);box-shadow:inset 0 -2px var(--s4)}
.speaker{margin:0 0 1.8rem}
.speaker>h3{font-size:1.25rem;border-bottom:1px solid var(--rule);padding-bottom:.25rem}
.utterance{margin:0 0 1.1rem}
.saying li{padding:.25rem 0}.saying .chips{margin-right:.5rem}
q{quotes:none}
.collation{font:1rem/1.4 var(--serif);border-spacing:0}
.collation th{white-space:nowrap;padding:.3rem .6rem .3rem 0;text-align:left;position:sticky;left:0;background:var(--paper)}
.collation td{padding:.32rem .5rem;vertical-align:baseline;border-top:1px solid var(--hair);min-width:1.5rem;max-width:17rem}
.collation tr:first-child td{border-top:0}
.collation .short{white-space:nowrap}
.collation .chips{flex-wrap:nowrap}
.collation .shared{color:var(--muted);min-width:min(9rem,max-content)}
.collation .base{background:var(--s1g);font-weight:600}
.collation .other{background:var(--s2g);font-weight:600}
.collation .gap{background:repeating-linear-gradient(135deg,var(--soft) 0 3px,transparent 3px 7px)}
.measure{margin:0 0 2rem}
.measure h3{margin-bottom:.15rem}
.measure .reason{font-size:.88rem;color:var(--muted);margin:0 0 .5rem}
.measure .reason>span{margin-right:.9rem}
.scale{width:100%;max-width:42rem;height:auto}
.scale .dot{fill:var(--s1);stroke:var(--paper);stroke-width:1.5}
.scale .about{fill:var(--paper);stroke:var(--s1);stroke-width:2.5}
.scale .bar{fill:var(--s1);opacity:.35}
.scale .open{fill:none;stroke:var(--s1);stroke-width:2.5;stroke-linecap:round;stroke-linejoin:round}
.drawing{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr));gap:.6rem 2rem;align-items:center;margin:.4rem 0}
.readings{font-size:.93rem}
.readings{display:grid;grid-template-columns:fit-content(9.5rem) minmax(0,1fr);gap:0 .8rem}
.readings li{display:grid;grid-column:1/-1;grid-template-columns:subgrid;padding:.22rem 0;break-inside:avoid}
.readings .chips{justify-content:flex-start;align-content:start}
.readings small{display:block}
.readings .source{color:var(--muted)}
.legend{font-size:.84rem;color:var(--muted);display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;align-items:center}
.legend>span{display:inline-flex;align-items:center;gap:.4rem}
.symbols{position:absolute;width:0;height:0}
.sign{width:1.5rem;height:1.5rem}
.legend .sign{width:1.15rem;height:1.15rem}
.g-says{fill:var(--says)}.g-otherwise{fill:var(--other)}
.g-line{fill:none;stroke:var(--paper);stroke-width:2;stroke-linecap:round}
.g-silent{fill:var(--rule)}.g-near{fill:none;stroke:var(--says);stroke-width:2}
.matrix{margin:.4rem 0 1rem;border-collapse:separate;border-spacing:3px 3px}
.matrix thead th{vertical-align:bottom;padding:0 0 .3rem;font-weight:400;width:2.3rem;min-width:2.3rem}
.matrix thead a{display:flex;flex-direction:column;align-items:center;gap:.4rem;color:var(--muted);text-decoration:none;border-bottom:3px solid transparent;padding-bottom:.2rem;margin:0 -1.5px}
.matrix thead a b{color:var(--ink);font-size:.9rem}
.matrix thead a:hover{color:var(--ink);text-decoration:underline}
.vertical{writing-mode:vertical-rl;transform:rotate(180deg);font-size:.8rem;line-height:1.2;max-height:11rem;white-space:nowrap;overflow:hidden}
.matrix .group th{font:600 .74rem/1 var(--sans);letter-spacing:.08em;text-transform:uppercase;color:var(--muted);padding:.9rem 0 .35rem;text-align:left}
.matrix tbody tr:not(.group) th{font:1rem/1.35 var(--serif);text-align:left;padding:.4rem 1.4rem .4rem 0;min-width:15rem;width:34rem;max-width:34rem}
.matrix tbody th a{color:var(--ink);text-decoration:none;display:grid;grid-template-columns:1.9rem minmax(0,1fr)}
.matrix tbody th a:hover bdi{text-decoration:underline}
.matrix tbody th .around,.line .around{font-size:.94em}
.matrix tbody th .no{padding-top:.28rem;color:var(--muted)}
.matrix td{padding:0;text-align:center;width:2.4rem}
.matrix .tile{display:grid;width:2.4rem;height:2.4rem;place-items:center;border-radius:3px;background:var(--panel);margin:auto}
.matrix .otherwise .tile{background:var(--s2g)}
.matrix .says .tile{background:var(--says)}
.matrix .says .sign,.matrix .both .sign{width:100%;height:100%}
.matrix a.tile:hover{outline:3px solid var(--ink);outline-offset:-3px}
.matrix td.sum{background:none;font-weight:600;font-variant-numeric:tabular-nums;color:var(--muted)}
.matrix thead th.sum{color:var(--muted)}
.matrix thead th.sum .vertical{display:inline-block;margin-bottom:.5rem}
.matrix thead .run a{border-color:var(--s1)}
.matrix thead .run.g2 a{border-color:var(--s2)}.matrix thead .run.g3 a{border-color:var(--s3)}.matrix thead .run.g4 a{border-color:var(--s4)}
.matrix thead .run.g5 a{border-bottom-style:dashed;border-color:var(--muted)}.matrix thead .run.g6 a{border-bottom-style:dotted;border-color:var(--muted)}
.line{display:grid;grid-template-columns:2.1rem minmax(0,1fr) 11rem;gap:.2rem .9rem;padding:.75rem 0;border-top:1px solid var(--hair)}
.line .no{padding-top:.35rem;color:var(--muted)}
.line .label{margin:.15rem 0 0}
.whose{font:700 .8rem/1 var(--sans);text-decoration:none;margin-right:.15rem}
.line .wordings>summary{padding:.15rem 0;font-weight:400}.wording{margin:0 0 .35rem;font-size:.97rem}
.support{font-size:.84rem;text-align:right}
.origins-count{display:block;font-weight:600;margin-bottom:.25rem;color:var(--s3)}
.chips{display:inline-flex;flex-wrap:wrap;gap:.25rem;justify-content:flex-end}
.only{margin:0 0 1.4rem}
.only h3 a:not(.chip),.signals h3 a:not(.chip){color:inherit;text-decoration-color:var(--rule)}
.missing li{padding:.4rem 0;border-top:1px solid var(--hair)}
.days{min-width:34rem;height:auto}
.days .day{fill:var(--s1);stroke:var(--paper);stroke-width:1}
.days .published{stroke:var(--s2);stroke-width:3}
.days .break{stroke:var(--rule);stroke-dasharray:3 3}
.swatch{display:inline-block;width:.8rem;height:.8rem}
.swatch.day{background:var(--s1);border-radius:50%}
.swatch.published{background:var(--s2);width:.25rem}
.swatch.direct{background:var(--s1)}
.swatch.indirect{background:repeating-linear-gradient(135deg,var(--s1) 0 1.5px,var(--s1g) 1.5px 4px);outline:1px solid var(--s1);outline-offset:-1px}
.timeline{margin-top:1.2rem}
.timeline li{position:relative;padding:0 0 1.1rem 1.5rem;border-left:2px solid var(--rule);margin-left:.4rem}
.timeline li::before{content:"";position:absolute;left:-.48rem;top:.45rem;width:.8rem;height:.8rem;border-radius:50%;background:var(--s1);border:2px solid var(--paper)}
.timeline .date{font:600 .95rem/1.7 var(--sans);margin:0 0 .15rem;display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:center}
.timeline .chips{justify-content:flex-start}
.mention{margin:0 0 .4rem;font-size:.97rem;max-width:46em}
.mention>a{font:700 .8rem/1 var(--sans);text-decoration:none}
.voices .direct{fill:var(--s1)}
.voices .indirect{fill:url(#hatch);stroke:var(--s1);stroke-width:1}
.hatch-ground{fill:var(--s1g)}.hatch-line{stroke:var(--s1);stroke-width:1.6}
.voices .value{font-size:11px;text-anchor:middle;fill:var(--muted)}
.voices .actor{font-size:13.5px}
.voices .letter{text-anchor:middle}
.voices .none{stroke:var(--rule);stroke-width:1.5}
svg.voices{max-width:none}
.signals{margin:0 0 1.2rem}
.signals li{padding:.35rem 0;border-top:1px solid var(--hair)}
.matrix.many tbody tr:not(.group) th{width:22rem;max-width:22rem}
.matrix.many .tile{width:2rem;height:2rem}
.matrix.many td,.matrix.many thead th{width:2rem;min-width:2rem}
@media (max-width:52rem){
.documents>li{grid-template-columns:2.1rem minmax(0,1fr)}
.documents .when,.documents .origin{grid-column:2}
.when>a,.when>time{display:inline}
.readings{grid-template-columns:fit-content(6.2rem) minmax(0,1fr)}
.line{grid-template-columns:2.1rem minmax(0,1fr)}
.line .support{grid-column:2;text-align:left}
.origins-count{display:inline;margin-right:.6rem}
.chips{justify-content:flex-start}
}
@media screen and (max-width:52rem){
.matrix .tile,.matrix.many .tile{width:1.8rem;height:1.8rem}
.matrix td,.matrix thead th,.matrix.many td,.matrix.many thead th{width:1.8rem;min-width:1.8rem}
.matrix tbody tr:not(.group) th,.matrix.many tbody tr:not(.group) th{min-width:10rem;max-width:10rem;font-size:.86rem;width:10rem;padding-right:.5rem;position:sticky;left:0;background:var(--paper)}
.matrix tbody th a{grid-template-columns:1fr}
.matrix tbody th a .told{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:4;overflow:hidden}
}
`;
