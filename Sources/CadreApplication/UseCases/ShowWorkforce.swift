public import CadreDomain
import CadrePlanning

/// Who is counted: people identified, people coded and positions filled, with the way from one number to the next.
public struct ShowWorkforce: Sendable {
    let keeper: RegisterKeeper

    /// The figures that stand at the head: the three numbers, and what they start from.
    public static let figureSteps: [WorkforceStep] = [.identified, .coded, .filled, .onRecord, .filledCoded]
    /// The tables, the first of which files hold unless another is asked for.
    public static let tableNames = ["workforce", "reconciliation", "grounds", "rules"]

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// Counts the workforce on a day, by one dimension.
    ///
    /// The numbers are those of everybody on record, so that only a caller who may read all people reads them.
    public func callAsFunction(by word: String?, asOf: Day?, for caller: Caller) async throws(Refusal) -> Sheet {
        try AccessPolicy.check(caller, may: .readPeople)
        let dimension = try Self.dimension(word)
        let snapshot = await keeper.snapshot
        let day = asOf ?? snapshot.today
        let view = snapshot.view(on: day)
        func count(_ step: WorkforceStep) -> Int { step.count(people: view.people, positions: view.positions) }
        return Sheet(
            title: "Workforce counted",
            answer:
                "\(Grouped.count(count(.identified), "person", "people")) identified, \(Grouped.text(count(.coded))) "
                + "of them coded; \(Grouped.count(count(.filled), "position")) filled.",
            asOf: day, journalIndex: snapshot.journalIndex,
            figures: Self.figureSteps.map { step in
                Figure(
                    name: step.rawValue, title: step.title, value: .int(count(step)), definition: step.definition,
                    rows: step.rows(on: day)
                )
            },
            tables: [
                Self.workforce(by: dimension, view, on: day, snapshot.reference), Self.reconciliation(view, on: day),
                Self.grounds(view, on: day), Self.rules,
            ],
            notes: [snapshot.caution(on: day)].compactMap(\.self)
        )
    }

    private static func dimension(_ word: String?) throws(Refusal) -> WorkforceDimension {
        guard let word else { return .service }
        guard let dimension = WorkforceDimension(rawValue: word) else {
            let all = WorkforceDimension.allCases.map(\.rawValue)
            throw Refusal(
                .parameterBadValue, "The workforce is not counted by (\(word)).",
                fix: (Nearest.word(to: word, among: all).map { "Did you mean \($0)? " } ?? "")
                    + "Give one of: \(all.joined(separator: ", "))."
            )
        }
        return dimension
    }

    /// Every step under each key of the dimension.
    private static func workforce(
        by dimension: WorkforceDimension, _ view: DayView, on day: Day, _ reference: ReferenceTables
    ) -> DataTable {
        let people = Dictionary(grouping: view.people) { dimension.key(of: $0) ?? "" }
        let positions = Dictionary(grouping: view.positions) { dimension.key(of: $0) }
        // Who holds no position comes last.
        let keys = Set(people.keys).union(positions.keys).sorted { ($0.isEmpty ? 1 : 0, $0) < ($1.isEmpty ? 1 : 0, $1) }
        let steps = WorkforceStep.allCases
        return DataTable(
            name: "workforce", title: "The workforce by \(dimension.title.lowercased())",
            columns: [
                TableColumn(dimension.rawValue, dimension.title),
                TableColumn(dimension.rawValue + "_name", dimension.title + ", name"),
            ] + steps.map { TableColumn($0.rawValue, $0.title, $0.definition, isNumber: true) },
            rows: keys.map { text in
                let key = text.isEmpty ? nil : text
                // Nobody's own service is any service, which is a word of positions alone.
                let links = steps.enumerated().filter { $1.isOfPositions || text != "any" }
                    .map { ($0 + 2, $1.rows(on: day, [dimension.filter(key)])) }
                return TableRow(
                    [.optional(key), .text(dimension.name(of: key, reference))]
                        + steps.map { .int($0.count(people: people[text] ?? [], positions: positions[text] ?? [])) },
                    links: Dictionary(uniqueKeysWithValues: links)
                )
            }
        )
    }

    /// The way from everybody on record to the positions that are filled.
    private static func reconciliation(_ view: DayView, on day: Day) -> DataTable {
        var left = 0
        return DataTable(
            name: "reconciliation", title: "From identified to filled",
            columns: [
                TableColumn("step", "Step"), TableColumn("counts", "Counts"), TableColumn("kind", "Kind"),
                TableColumn("count", "Count", isNumber: true), TableColumn("left", "Left", isNumber: true),
            ],
            rows: WorkforceStep.allCases.map { step in
                let count = step.count(people: view.people, positions: view.positions)
                switch step.kind {
                case .level: if step == .onRecord { left = count }
                case .less: left -= count
                case .more: left += count
                }
                let rows = step.rows(on: day)
                return TableRow(
                    [
                        .text(step.title), .text(step.isOfPositions ? "positions" : "people"),
                        .text(step.kind.rawValue),
                        .int(count), .int(left),
                    ],
                    links: [0: rows, 3: rows]
                )
            }
        )
    }

    /// On which grounds people are identified: as the strongest one, and at all.
    private static func grounds(_ view: DayView, on day: Day) -> DataTable {
        DataTable(
            name: "grounds", title: "Grounds on which people are identified",
            columns: [
                TableColumn("ground", "Ground"),
                TableColumn("strongest", "Strongest ground", "People whose strongest ground it is.", isNumber: true),
                TableColumn("any", "Any ground", "People with such a ground, among others or alone.", isNumber: true),
                TableColumn("meaning", "What it means"),
            ],
            rows: CountingGround.Word.allCases.map { word in
                let asOf = QueryItem("as_of", day.description)
                return TableRow(
                    [
                        .text(word.rawValue), .int(view.people.count { $0.count.grounds.first?.word == word }),
                        .int(view.people.count { $0.count.grounds.contains { $0.word == word } }),
                        .text(word.sentence),
                    ],
                    links: [
                        1: Address("/people", [QueryItem("ground", word.rawValue), asOf]),
                        2: Address("/people", [QueryItem("grounds__contains", word.rawValue), asOf]),
                    ]
                )
            }
        )
    }

    /// The rules with their sentences and sources.
    private static let rules = DataTable(
        name: "rules", title: "Who is counted",
        columns: [
            TableColumn("rule", "Rule"), TableColumn("version", "Version", isNumber: true),
            TableColumn("sentence", "Who is counted"), TableColumn("source", "Law and definition"),
        ],
        rows: CountingRule.all.map { rule in
            TableRow([.text(rule.identifier), .int(rule.version), .text(rule.sentence), .text(rule.source)])
        }
    )
}
