public import CadreDomain

/// How many people hold a language that a position requires, at the level required or better.
public struct LanguageHolders: Sendable {
    /// What the position requires.
    public let requirement: LanguageRequirement
    /// The name of the language.
    public let name: String
    /// How many people have such a result that is good on the day.
    public let count: Int
    /// The rows that the count counts; nil where the levels of the skills differ, for which lists have no filter.
    public let rows: Address?

    /// Counts the holders of each language that a position requires.
    ///
    /// - Complexity: O(people) for each language.
    static func all(of position: Position, in snapshot: RegisterSnapshot, on day: Day) -> [LanguageHolders] {
        position.languages.filter(\.isRequired).map { requirement in
            let level = requirement.level
            let isEven = level.listening == level.reading && level.reading == level.speaking
            return LanguageHolders(
                requirement: requirement,
                name: snapshot.reference.name(of: requirement.language, in: .languages) ?? requirement.language,
                count: snapshot.view(on: day).people.count { $0.holds(requirement) },
                rows: isEven
                    ? Address(
                        "/people",
                        [
                            QueryItem("language_levels__contains", "\(requirement.language) \(level.listening)"),
                            QueryItem("as_of", day.description),
                        ]
                    ) : nil
            )
        }
    }

    /// The counts as a table.
    static func table(_ holders: [LanguageHolders]) -> DataTable {
        DataTable(
            name: "language_holders", title: "Who holds the languages required",
            columns: [
                TableColumn("language", "Language"), TableColumn("name", "Name"), TableColumn("level", "Level"),
                TableColumn("holders", "Holders", isNumber: true),
            ],
            rows: holders.map { held in
                TableRow(
                    [
                        .text(held.requirement.language), .text(held.name), .text(held.requirement.level.description),
                        .int(held.count),
                    ],
                    links: held.rows.map { [3: $0] } ?? [:]
                )
            }
        )
    }
}

extension PersonRow {
    /// Whether some result that is good on the day reaches the levels required.
    func holds(_ requirement: LanguageRequirement) -> Bool {
        qualifications.contains { held in
            guard case .language(requirement.language, let result) = held.kind else { return false }
            return result.meets(requirement.level) && held.goodDays.contains(asOf)
        }
    }
}
