import CadreDomain
import CadrePlanning

/// A contest as the figures and the table that every edge writes.
public enum ContestTable {
    /// The name of the table in JSON, and of the CSV that holds it.
    public static let name = "regrets"
    /// The name of the table of reasons, which CSV holds unless the other is asked for.
    public static let ledger = ReasonLedger.tableName
    /// The names of the tables that CSV may hold, for sentences.
    public static let choices = "\(ledger), \(name)"

    /// The columns of the table, of a position's candidates and of a person's openings.
    public static let columns = candidateColumns + openingColumns
    private static let candidateColumns =
        [TableColumn("person", "Person"), TableColumn("name", "Name")] + prices
        + [TableColumn("placed_at", "Placed at", "Where the slate places the person.")]
    private static let openingColumns = [TableColumn("position", "Position"), TableColumn("title", "Title")] + prices

    /// How contested it is and what it is worth.
    static func figures(_ contest: SlateContest) -> [Figure] {
        func figure(_ name: String, _ title: String, _ value: Int?, _ definition: String) -> Figure {
            Figure(name: name, title: title, value: .optional(value), definition: definition, rows: nil)
        }
        let price = contest.price
        return [
            figure(
                "worth", "Worth", price?.worth, "By how many points the best slate falls short without it."
            ),
            figure(
                "next_worth", "Worth of one more", price?.nextWorth,
                "By how many points the best slate rises with one more like it."
            ),
            figure(
                "lead", "Lead", contest.lead, "The points lost by the nearest other choice."
            ),
            figure(
                "close_rivals", "Close rivals", price == nil ? nil : contest.closeCount,
                "Other choices that lose at most \(SlateContest.closeLossMax) points."
            ),
        ]
    }

    /// Every eligible candidate for a position, the cheapest first.
    static func candidates(
        _ contest: SlateContest, of slate: ID<Slate>, names: [ID<Person>: String]
    ) -> DataTable {
        DataTable(
            name: name, title: "Eligible candidates \(order(contest))",
            columns: candidateColumns,
            rows: contest.alternatives.map { alternative in
                TableRow(
                    [.text(alternative.person.rawValue), .optional(names[alternative.person])] + cells(alternative)
                        + [.optional(alternative.placedAt?.rawValue)],
                    links: [0: whatIf(alternative, slate), 1: whatIf(alternative, slate)]
                )
            }
        )
    }

    /// Every opening that a person could fill, the cheapest first.
    static func openings(_ contest: SlateContest, of open: OpenSlate) -> DataTable {
        DataTable(
            name: name, title: "Openings \(order(contest))",
            columns: openingColumns,
            rows: contest.alternatives.map { alternative in
                TableRow(
                    [
                        .text(alternative.position.rawValue),
                        .optional(open.problem.opening(alternative.position)?.position.title),
                    ] + cells(alternative),
                    links: [0: whatIf(alternative, open.stored.slate.id)]
                )
            }
        )
    }

    private static func order(_ contest: SlateContest) -> String {
        contest.isPriced ? "by regret" : "by points; under limits, regrets are not worked out"
    }

    private static let prices = [
        TableColumn(
            "loss", "Regret",
            "Points that the best slate loses with this pair; none where a pin stands against it or the slate has "
                + "limits.",
            isNumber: true
        ),
        TableColumn("points", "Points", "What the pair itself is worth.", isNumber: true),
        TableColumn("chosen", "Chosen", "Whether the slate has the pair."),
    ]

    private static func cells(_ alternative: SlateContest.Alternative) -> [Cell] {
        [.optional(alternative.loss), .int(alternative.points), .flag(alternative.isChosen)]
    }

    private static func whatIf(_ alternative: SlateContest.Alternative, _ slate: ID<Slate>) -> Address {
        Address(
            "/slates/\(slate)/whatif",
            [
                QueryItem("person", alternative.person.rawValue),
                QueryItem("position", alternative.position.rawValue),
            ]
        )
    }
}

extension Sheet {
    /// The sheet of an explanation with one of its two tables for CSV first.
    public func beginning(with name: String) throws(Refusal) -> Sheet {
        try beginning(with: name, of: [ContestTable.ledger, ContestTable.name])
    }
}
