public import CadreDomain

/// How trust in sources is written: `person.grade=1@2027-01-01`, or `person=2` for every other field from today on.
public enum SourceText {
    /// The most rows of trust of a source.
    public static let trustCountMax = 200
    /// How one row of trust is written, for people.
    public static let grammar =
        "noun.field=rank@day or noun=rank, such as person.grade=1@2027-01-01; rank 1 is trusted most"

    /// Reads rows of trust.
    static func trusts(_ texts: [String], today: Day) throws(Refusal) -> [Source.Trust] {
        guard texts.count <= trustCountMax else {
            throw refusal("trust", "There are \(texts.count) rows of trust", "Give at most \(trustCountMax).")
        }
        var trusts: [Source.Trust] = []
        for text in texts {
            let trust = try trust(text, today: today)
            trusts.removeAll { $0.noun == trust.noun && $0.field == trust.field && $0.from == trust.from }
            trusts.append(trust)
        }
        return trusts
    }

    /// One row of trust as it is read.
    public static func written(_ trust: Source.Trust) -> String {
        "\(trust.noun.rawValue)\(trust.field.map { ".\($0)" } ?? "")=\(trust.rank)@\(trust.from)"
    }

    /// The fields of a noun of which sources tell.
    public static func fields(of noun: SourcedNoun) -> [String] {
        switch noun {
        case .office: Office.sourcedFields.map(\.name)
        case .position: Position.sourcedFields.map(\.name)
        case .person: Person.sourcedFields.map(\.name)
        case .qualification: Qualification.sourcedFields.map(\.name)
        case .assignment: Assignment.sourcedFields.map(\.name)
        }
    }

    private static func trust(_ text: String, today: Day) throws(Refusal) -> Source.Trust {
        let halves = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        let names = (halves.first ?? "").split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let worth = (halves.last ?? "").split(separator: "@", omittingEmptySubsequences: false).map(String.init)
        guard halves.count == 2, (1...2).contains(names.count), (1...2).contains(worth.count) else {
            throw refusal("trust", "The trust (\(text)) cannot be read", "Write it as \(grammar).")
        }
        guard let noun = SourcedNoun(rawValue: names[0]) else {
            let nouns = SourcedNoun.allCases.map(\.rawValue).joined(separator: ", ")
            throw refusal("trust", "The trust (\(text)) names no noun", "It takes: \(nouns).")
        }
        let field = names.count == 2 ? names[1] : nil
        if let field, !fields(of: noun).contains(field) {
            throw refusal(
                "trust", "A \(noun.rawValue) has no field (\(field))",
                "It takes: \(fields(of: noun).joined(separator: ", "))."
            )
        }
        guard let from = worth.count == 2 ? Day(worth[1]) : today else {
            throw refusal("trust", "The trust (\(text)) names no day", "Write the day as YYYY-MM-DD.")
        }
        guard let rank = Int(worth[0]), let trust = Source.Trust(noun: noun, field: field, rank: rank, from: from)
        else {
            let ranks = Source.Trust.ranks
            throw refusal(
                "trust", "The trust (\(text)) has no rank",
                "Give a rank from \(ranks.lowerBound) to \(ranks.upperBound)."
            )
        }
        return trust
    }

    /// A refusal of one field of a request.
    static func refusal(_ field: String, _ detail: String, _ fix: String) -> Refusal {
        Refusal(
            .parameterBadValue, detail + ".", fix: fix,
            problems: [Refusal.Problem(pointer: "/\(field)", detail: detail, fix: fix)]
        )
    }
}

extension RecordText {
    /// A source.
    public static func json(_ source: Source) -> JSONText {
        .object([
            ("id", .text(source.id.rawValue)), ("name", .text(source.name)), ("owner", .text(source.owner)),
            ("steward", .text(source.steward)), ("cadence_days", .int(source.cadenceDays)),
            ("trust", .list(source.trusts.map { .text(SourceText.written($0)) })),
            ("synthetic", .flag(source.isSynthetic)),
        ])
    }
}
