import CadreDomain

extension SourceBook {
    /// The source with a code; nil where none is named.
    func named(_ code: String?) throws(Refusal) -> Source? {
        guard let code else { return nil }
        guard let source = Source.identity(code).flatMap(source) else {
            let near = Nearest.word(to: code, among: sources.map(\.id.rawValue)).map { "Did you mean \($0)? " } ?? ""
            throw Refusal(
                .sourceNotFound, "There is no source (\(code)).",
                fix: near
                    + (sources.isEmpty ? "Make it first, with (cadre source new)." : "Look at the list of sources.")
            )
        }
        return source
    }
}
