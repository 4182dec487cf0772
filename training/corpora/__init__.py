"""Public corpora as training rows for auxiliary heads of the encoder.

usage: python -m training.corpora OUT_DIR [--shared ../shared]      (from the root of the repository)

Writes one JSON Lines file per corpus and `hashes.json` (SHA-256 of every file read and written); prints counts.
A corpus whose files are not there is skipped with its reason. Same input, same bytes.

A row is one sentence or one document:
  corpus, name, text (typographic characters replaced one for one, as the reader sees them),
  passages [[start, end, turn, asks], ...] = its sentences,
  aux {head, label: 0 | 1 | null, spans: [[kind, start, end], ...]}: spans of one kind never overlap (the longer
  one stays), pairs [{kind: "cause>effect", first, second, status | sign}] where the corpus has them.
Offsets are code points of `text`, ends exclusive.

What each file is, and what is left out (facts for the model card):

cnc.jsonl, cnc_dev.jsonl
    Causal News Corpus V2 (tanfiona/CausalNewsCorpus), CC0 1.0: news of protests, in the corpus's own tokenised form.
    Label, and spans cause, effect, signal of every relation. Left out: sentences of train that occur in dev. cnc_dev
    is for measuring only.
counter.jsonl
    Countercausal News Corpus (webis-de/arxiv-countercausality), CC BY 4.0; sentences of CNC, partly rewritten. Each
    pair is asserted (causal) or denied (countercausal); label = any relation. In every relation the corpus names the
    cause first. Left out: sentences that occur in the dev parts of CNC or of this corpus.
dcha.jsonl, dcha_dev.jsonl
    DCHA-UNGD (sjankin/dcha-ungd), CC BY 4.0: sentences of UN general debates on climate and health. Left out:
    sentences that occur in PolitiCAUSE dev or in its own dev; spans that are no words of the sentence. dcha_dev:
    measuring only.
because.jsonl
    BECAUSE 2.1 (duncanka/BECAUSE), annotation MIT; the part whose text is open (three hearings of the US Congress,
    twelve documents of MASC). Consequence, Motivation, Purpose; sign + for Facilitate, - for Inhibit. For Purpose the
    corpus calls the aim the cause; here the means is the cause and the aim the effect, as everywhere in Causerie.
    Left out: NonCausal relations, means, arguments Arg0/Arg1 without a role, and the parts without open text (NYT,
    PTB).
gdtb.jsonl, report.jsonl
    GUM (amir-zeldes/gum), annotation CC BY 4.0; text: interview and news CC BY 2.5 (Wikinews), academic and court CC
    BY 4.0, bio and voyage CC BY-SA 3.0 (so that these two files, where published, are BY-SA). Rows of 8 to 12
    sentences. gdtb: cause, condition and purpose relations of GDTB. It does not say which argument is the cause; that
    is read from the opening words of the arguments (`markers.toml`), else from their order. report: attribution edges
    of eRST, the attributing unit (saying) and what it attributes within the sentence (content). Left out: genres
    under a non-commercial licence (essay, letter, podcast, fiction, whow) or with licences to look up one by one
    (speech, textbook, vlog, conversation), the documents named in `gum.toml` (kept for measuring), relations that
    cross two rows, negative conditions, and reports by I, we or you (hedges of the speaker's own).
"""
