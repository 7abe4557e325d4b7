/** The full texts: evidence, voices, regions. */
export const TEXT = `
#show-voices{width:1.1rem;height:1.1rem;vertical-align:-.15rem;margin:0 .5rem 0 0;accent-color:var(--s1)}
label[for=show-voices],.key{font:.88rem/1.6 var(--sans)}
.key{color:var(--muted);margin-top:.4rem}
article.document{margin:0 0 2.5rem;padding-top:1.4rem;border-top:1px solid var(--rule)}
article.document>header h3{font-size:1.35rem;margin:0 0 .2rem}
article.document>header .outlet{font-size:.84rem;color:var(--muted);margin:0 0 1rem}
article.document code{font-size:.8rem;overflow-wrap:anywhere}
.text{max-width:42rem}
.text p{margin:0 0 .85rem;white-space:pre-wrap}
.text .r-title,.text .r-heading{font-weight:700;font-size:1.1rem}
.text .r-deck{font-style:italic}
.text .r-byline,.text .r-dateline,.text .r-caption,.text .r-tags,.text .r-navigation,.text .r-boilerplate,.text .r-form{font-family:var(--sans);font-size:.86rem;color:var(--muted)}
.text .r-navigation,.text .r-boilerplate,.text .r-form,.text .r-tags,.text .r-duplicate{border-left:3px solid var(--rule);padding-left:.8rem}
.role{display:block;user-select:none}
.role::before{content:attr(data-role);font:600 .68rem/1.4 var(--sans);letter-spacing:.06em;text-transform:uppercase;color:var(--muted)}
mark{background:var(--mark);color:var(--ink)}
mark.k-finding{background:var(--pale)}
.text mark.k-passage,.text mark.k-saying,.text mark.k-timeline,.text mark.k-meta{background:none;box-shadow:inset 0 -1px var(--rule)}
.text mark.k-signal{background:var(--s2g)}
.text p[class] mark.k-passage,.text p[class] mark.k-saying,.text p[class] mark.k-timeline,.text p[class] mark.k-meta{color:inherit}
mark:target,.text p[class] mark:target{background:var(--target);color:var(--ink);box-shadow:0 0 0 3px var(--target)}
.back{font:700 .68rem/1 var(--sans);vertical-align:super;text-decoration:none;padding:0 .05rem;margin-left:1px;color:var(--link)}
.back::after{content:attr(data-n)}
.back:hover{text-decoration:underline}
.direct:not(svg *,.swatch){border-bottom:1.5px solid var(--s4)}
.indirect:not(svg *,.swatch){border-bottom:1.5px dotted var(--s4)}
.voice::after{content:" " attr(data-voice);font:italic .74rem/1 var(--sans);color:var(--s4);white-space:normal}
body:has(#show-voices:not(:checked)) .voice::after{content:none}
body:has(#show-voices:not(:checked)) .text .direct,body:has(#show-voices:not(:checked)) .text .indirect{border-bottom:0}
`;
