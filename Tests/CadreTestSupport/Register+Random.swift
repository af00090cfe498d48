public import CadreDomain

extension Register {
    /// A lawful register of random positions, people and assignments that depends on its seed alone.
    public static func random(seed: UInt64, positionCount: Int = 60) -> Register {
        var random = SampleNumbers(seed: seed)
        let countries = ["PHL", "JPN", "KEN", "DEU", "USA"]
        let commands: [String?] = ["INDOPACOM", "INDOPACOM", "AFRICOM", "EUCOM", nil]
        let bands = [("O4", "O5"), ("O3", "O4"), ("E6", "E8"), ("O6", "O6")]
        var register = Register(
            offices: countries.indices.map { .sample($0 + 1, country: countries[$0], command: commands[$0]) }
        )
        for number in 1...positionCount {
            let place = Int.random(in: 0..<countries.count, using: &random)
            func version(_ validity: DayRange) -> Position {
                .sample(
                    number, office: place + 1, country: countries[place],
                    command: random.chance(15) ? nil : commands[place],
                    service: random.pick([.army, .navy, .airForce, nil]), grades: random.pick(bands),
                    scCode: random.pick(["SC1A0", "SC1C0", nil]), clearance: random.pick([.none, .secret]),
                    isKeyBillet: random.chance(20), state: random.pick([.required, .authorized, .funded, .funded]),
                    validity: validity
                )
            }
            let change = SampleDay.today.adding(days: Int.random(in: -500...500, using: &random))
            if random.chance(25) {
                register.positions.append(version(DayRange(clamping: SampleDay.always.start, change)))
                if random.chance(80) { register.positions.append(version(DayRange(from: change))) }
            } else {
                register.positions.append(version(SampleDay.always))
            }
        }
        register.people = (1...positionCount * 2).map {
            .sample(
                $0, service: random.pick([.army, .navy, .airForce]),
                grade: random.pick(["O3", "O4", "O5", "O6", "E7"]),
                clearance: random.pick([.none, .secret, .topSecret]),
                clearanceUntil: random.chance(30) ? "2027-03-01" : nil
            )
        }
        let ends = Dictionary(register.positions.map { ($0.id, $0.validity.end) }) { max($0, $1) }
        register.assignments = Self.assignments(positionCount, ends, &random)
        register.sort()
        return register
    }

    /// One tenure a position, some with an overlap, some with a relief; nobody is in two positions on one day.
    ///
    /// - Parameter ends: Until when each position is on record; whoever is in it leaves it then.
    private static func assignments(
        _ positionCount: Int, _ ends: [ID<Position>: Day], _ random: inout SampleNumbers
    ) -> [Assignment] {
        var made: [Assignment] = []
        func add(_ person: Int, _ position: Int, _ from: Day, _ plannedEnd: Day) {
            let last = ends[ID(prefix: "pos_", sequence: position)] ?? .endless
            let end = min(plannedEnd, last)
            guard from < end else { return }
            let isPast = end <= SampleDay.today && (end == last || !random.chance(20))
            made.append(
                .sample(
                    made.count + 1, person: person, position: position, from: from.description,
                    plannedEnd: end.description, actualEnd: isPast ? end.description : nil
                )
            )
        }
        for position in 1...positionCount where random.chance(80) {
            let from = SampleDay.today.adding(days: -Int.random(in: 1...900, using: &random))
            let end = from.adding(days: Int.random(in: 90...1_200, using: &random))
            add(position, position, from, end)
            if random.chance(40) {
                let next = end.adding(days: Int.random(in: -60...120, using: &random))
                add(positionCount + position, position, next, next.adding(days: 720))
            }
        }
        return made
    }
}
