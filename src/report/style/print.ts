/** On paper: no navigation, black on white, nothing cut in two, what is folded away unfolded. */
export const PRINT = `
@media print{
:root{--paper:#fff;--panel:#fff;--ink:#000;--muted:#444;--rule:#999;--hair:#ccc;--link:#000;
--s1:#0b5a8c;--s1g:#e4eff6;--s2:#9c3d08;--s2g:#faeadf;--s3:#00604f;--s3g:#dff1ec;--s4:#74356f;--s4g:#f4e7f2;
--says:#0b5a8c;--other:#9c3d08;--mark:#f3e3a0;--pale:#f5f2e6;--soft:#eee;--target:#f4eecb;--high:#8f2208;--medium:#7a5000;--low:#444;color-scheme:light}
@page{margin:16mm 15mm}
html{font-size:9.6pt}
body{font-size:1rem;line-height:1.4;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.masthead,.columns,footer{padding-left:0;padding-right:0;max-width:none}
nav,.skip,#show-voices,label[for=show-voices],details.table,summary{display:none!important}
details::details-content{content-visibility:visible;block-size:auto}
.columns{display:block}
section{padding-top:6mm}
h2,h3,.label{break-after:avoid}
.finding,.line,.measure,.utterance,.timeline li,.documents>li,.matrix tr{break-inside:avoid}
a{text-decoration:none}
.scroll{overflow:visible;background:none}.scroll.wide::before{content:none}
.matrix tbody tr:not(.group) th{min-width:0;width:21rem;max-width:21rem;font-size:.95rem}
.matrix .tile,.matrix.many .tile{width:1.75rem;height:1.75rem}
.matrix td,.matrix thead th{width:1.75rem;min-width:1.75rem}
.vertical{max-height:none}
.back{color:#444}
.sides{grid-template-columns:repeat(2,minmax(0,1fr))}
.line{grid-template-columns:8mm minmax(0,1fr) 34mm}
.matrix .group{break-after:avoid}
article.document~article.document{break-before:page}
.text{max-width:none;columns:2;column-gap:8mm}
.collation td{max-width:none}
}
`;
