import CadreDomain

extension Rule {
    /// Filling is worth most, and more for key billets, overseas posts and long vacancies.
    public static let fillPriority = Rule(
        identifier: "fill.priority",
        unit: "step of priority",
        defaultWeight: 100,
        sentence:
            "Filling a position counts four steps, a key billet three more, an overseas post one more, and each 90 "
            + "days empty before the report day, as far as they are on record, one more up to three.",
        citation: "Cadre's own placeholder",
        confidence: .unverified,
        body: .points { pair in
            4 + (pair.position.isKeyBillet ? 3 : 0) + (pair.opening.isOverseas ? 1 : 0)
                + min(3, (pair.opening.reportDay - pair.opening.opening.vacantSince) / 90)
        } reason: { pair in
            let days = pair.opening.reportDay - pair.opening.opening.vacantSince
            var words = ["Fills the position"]
            if pair.position.isKeyBillet { words.append("a key billet") }
            if pair.opening.isOverseas { words.append("overseas") }
            let atLeast = pair.opening.opening.isVacancyCut ? "at least " : ""
            if days >= 90 { words.append("empty for \(atLeast)\(Grouped.text(days)) days") }
            return words.joined(separator: ", ")
        }
    )
}
