import CadreApplication

/// What the journal tells of a record, newest first, for the partial `history`.
struct HistoryModel: Sendable {
    struct Line: Sendable {
        let parts: [JournalSentence.Part]
        let moment: String
        let index: String
        let entryAddress: String?
    }

    let lines: [Line]
    let hasLines: Bool
    let nothing: String
    let more: Link?
    /// The way to the form that edits the record; nil where it has none, or not for whoever asked.
    let edit: Link?

    /// Makes the history of a noun, such as `position`.
    init(_ history: RecordHistory, of noun: String, _ request: WebRequest) {
        lines = history.entries.map { entry in
            let said = JournalSentence(entry, names: history.names)
            return Line(
                parts: said.sentence.linked(request), moment: said.moment, index: said.index,
                entryAddress: history.whole.map {
                    request.link($0.path, [QueryItem("index", String(entry.index))])
                }
            )
        }
        edit =
            EditedNoun(rawValue: noun) != nil && request.may(.editRecord)
            ? Link("Edit this \(noun)", request.link(request.path + "/edit")) : nil
        hasLines = !lines.isEmpty
        let day = request.asOf < request.state.today ? " by \(Words.day(request.asOf))" : ""
        nothing =
            history.isWithheld
            ? "Its history is for those who may see its people."
            : "The journal has no entry that is about or names this \(noun)\(day): the record stands as it was first "
                + "loaded."
        let whole = history.whole.map { request.link($0.path, $0.items) }
        more = history.hasMore ? whole.map { Link("Every entry, older ones too", $0) } : nil
    }
}
