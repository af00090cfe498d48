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
    init(for row: PositionRow, in snapshot: RegisterSnapshot, on day: Day, seats: SeatsUnderCap?) {
        let position = row.position
        let opening = Opening(
            position: position, vacantFrom: row.status.vacantSince ?? day, reportDay: day,
            region: snapshot.reference.command(of: position.country, on: day)
        )
        let problem = SlateProblem(
            today: day, window: DayRange(clamping: day, day.next),
            languages: position.languages.compactMap { wanted in
                snapshot.reference.name(of: wanted.language, in: .languages)
                    .map { LanguageName(code: wanted.language, name: $0) }
            },
            caps: seats.map { [$0.seats(in: snapshot, from: day)] } ?? [], openings: [opening], candidates: []
        )
        let gates = Rules.all.filter { $0.kind == .gate && $0.validity.contains(day) }
        let free = snapshot.view(on: day).people.filter { $0.assignment == nil && $0.next == nil }
        var qualified: [Person] = []
        var near: [Near] = []
        for row in free {
            let pair = Pair(opening, Self.candidate(row, in: snapshot, on: day), in: problem)
            let missed = gates.lazy.compactMap { rule in
                if case .failed(let facts) = rule.evaluate(pair) {
                    Near(person: row.person, rule: rule, facts: facts)
                } else {
                    nil
                }
            }.prefix(2)
            let first = Array(missed)
            if first.isEmpty { qualified.append(row.person) }
            if first.count == 1 { near += first }
        }
        self.qualified = qualified.sorted(by: Self.precedes)
        self.near = near.sorted { Self.precedes($0.person, $1.person) }
        count = free.count
    }

    private static func candidate(_ row: PersonRow, in snapshot: RegisterSnapshot, on day: Day) -> Candidate {
        let last = snapshot.tenures(of: row.person.id).last { $0.days.start < day }?.position
        return Candidate(
            person: row.person, qualifications: row.qualifications,
            availableFrom: max(row.person.availableFrom ?? .first, day),
            station: last.map {
                Station(
                    position: $0.id, office: $0.office, country: $0.country,
                    region: snapshot.reference.command(of: $0.country, on: day)
                )
            },
            record: ServiceRecord()
        )
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
