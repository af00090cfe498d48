import CadreDomain

extension Definition {
    /// What the levels of language skill mean, with the source of what is unverified; none where no table is at hand.
    static func languageLevels(_ reference: ReferenceTables) -> [Definition] {
        let levels = reference.ilrLevels
        guard !levels.isEmpty else { return [] }
        let meanings = levels.map { row in
            "\(row.level), \(row.meaning)" + (row.confidence == .unverified ? " (unverified)" : "")
        }
        return [
            Definition(
                "Language levels",
                "Listening, reading and speaking on the scale of the Interagency Language Roundtable (ILR): "
                    + meanings.joined(separator: "; ") + ". Sources: a row each in the table of ILR levels."
            )
        ]
    }
}
