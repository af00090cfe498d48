public import CadreDomain
public import CadrePlanning

/// Who holds no position and is named for none, as far as each is from an empty position by the gates of the slate.
public struct FreePeople: Sendable {
    /// Somebody who misses one gate.
    public struct Near: Sendable {
        /// Who.
        public let person: Person
        /// The gate.
        public let rule: Rule
        /// What it asks for, what was found and what would change it.
        public let facts: GateFacts
    }

    /// Those who meet every gate, the highest grade first.
    public let qualified: [Person]
    /// Those who miss one gate, the highest grade first.
    public let near: [Near]
    /// How many free people were looked at.
    public let count: Int

    /// Asks the gates in force for everybody who is free on the day.
    ///
    /// - Complexity: O(people), and every gate for each who is free.
    init(for row: PositionRow, in snapshot: RegisterSnapshot, on day: Day) {
        let rules = ReliefRules(for: row.position, reporting: day, isExact: false, in: snapshot)
        let free = snapshot.view(on: day).people.filter { $0.assignment == nil && $0.next == nil }
        var qualified: [Person] = []
        var near: [Near] = []
        for row in free {
            let pair = rules.pair(row.person, qualifications: row.qualifications)
            let missed = rules.failedGates(pair, countMax: 2)
            if missed.isEmpty { qualified.append(row.person) }
            if missed.count == 1 { near += missed.map { Near(person: row.person, rule: $0.rule, facts: $0.facts) } }
        }
        self.qualified = qualified.sorted(by: Self.precedes)
        self.near = near.sorted { Self.precedes($0.person, $1.person) }
        count = free.count
    }

    private static func precedes(_ left: Person, _ right: Person) -> Bool {
        (right.grade.rank, left.id) < (left.grade.rank, right.id)
    }

    /// Both groups as tables.
    var tables: [DataTable] {
        let who = [TableColumn("person", "Identity"), TableColumn("name", "Name"), TableColumn("grade", "Grade")]
        func cells(_ person: Person) -> [Cell] {
            [.text(person.id.rawValue), .text(person.name), .ranked(person.grade.description, rank: person.grade.rank)]
        }
        func links(_ person: Person) -> [Int: Address] { [1: Address("/people/\(person.id)")] }
        return [
            DataTable(
                name: "free_and_qualified", title: "Free and qualified", columns: who,
                rows: qualified.map { TableRow(cells($0), links: links($0)) }
            ),
            DataTable(
                name: "one_gate_short", title: "Free, one gate short",
                columns: who + [
                    TableColumn("rule", "Gate"), TableColumn("needed", "Needed"), TableColumn("found", "Found"),
                    TableColumn("remedy", "What would change it"),
                ],
                rows: near.map {
                    TableRow(
                        cells($0.person) + [
                            .text($0.rule.identifier), .text($0.facts.needed), .text($0.facts.found),
                            .text($0.facts.remedy),
                        ],
                        links: links($0.person)
                    )
                }
            ),
        ]
    }
}
