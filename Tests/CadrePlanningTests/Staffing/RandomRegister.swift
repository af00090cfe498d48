// swift-format-ignore-file: NeverForceUnwrap

import CadreDomain
import CadrePlanning

/// A register of random positions, people and assignments that depends on its seed alone.
enum RandomRegister {
    static func roster(seed: UInt64, positions count: Int) -> Roster {
        var random = SeededNumbers(seed: seed)
        func pick<Value>(_ values: [Value]) -> Value { values.randomElement(using: &random)! }
        func chance(_ percent: Int) -> Bool { Int.random(in: 1...100, using: &random) <= percent }
        let today = RosterSamples.today
        var positions: [Position] = []
        for number in 1...count {
            let office = Int.random(in: 1...12, using: &random)
            // Some positions stand in another country or command than the rest of their office.
            let country = chance(10) ? "USA" : ["PHL", "JPN", "KEN", "DEU"][office % 4]
            let command: String? = chance(15) ? nil : ["INDOPACOM", "AFRICOM", "EUCOM"][office % 3]
            func version(_ validity: DayRange) -> Position {
                RosterSamples.position(
                    number, office: office, country: country, command: command,
                    service: pick([.army, .navy, .airForce, nil]),
                    grades: pick([("O4", "O5"), ("O3", "O4"), ("E6", "E8"), ("O6", "O6")]),
                    scCode: pick(["SC1C0", "SC1F0", "SC0A2", nil]), isKeyBillet: chance(20),
                    state: pick([.required, .authorized, .funded, .funded]), validity: validity)
            }
            let change = today.adding(days: Int.random(in: -500...500, using: &random))
            if chance(30) {
                positions.append(version(DayRange(clamping: Day("2015-01-01")!, change)))
                if chance(80) { positions.append(version(DayRange(from: change))) }
            } else {
                positions.append(version(DayRange(from: Day("2015-01-01")!)))
            }
        }
        let people = (1...count).map {
            RosterSamples.person($0, service: pick([.army, .navy, .airForce]), grade: pick(["O3", "O4", "O5", "E7"]))
        }
        var assignments: [Assignment] = []
        for number in 1...count {
            var from = today.adding(days: -Int.random(in: 200...1_500, using: &random))
            while from < today.adding(days: 900), !chance(15) {
                let end = from.adding(days: Int.random(in: 90...900, using: &random))
                assignments.append(
                    RosterSamples.assignment(
                        assignments.count + 1, person: Int.random(in: 1...count, using: &random), position: number,
                        "\(from)", "\(end)", actualEnd: end <= today && !chance(10) ? "\(end)" : nil))
                from = end.adding(days: Int.random(in: -40...120, using: &random))
            }
        }
        return RosterSamples.roster(positions.shuffled(using: &random), people: people, assignments: assignments)
    }
}
