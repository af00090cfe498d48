import CadreApplication
import CadreDomain
import CadreExchange
import CadreNumerics
import CadreTestSupport

/// Demo worlds that the tests of the demo world share, each made once, and questions about their registers.
enum DemoWorldSample {
    static let tables = Result { try ReferenceTableFiles.load() }
    static let one = Result { try make(seed: 1) }
    static let two = Result { try make(seed: 2) }
    static let three = Result { try make(seed: 3) }

    /// The shared world of a seed from 1 to 3.
    static func world(_ seed: UInt64) throws -> DemoWorld {
        try (seed == 1 ? one : seed == 2 ? two : three).get()
    }

    /// Every use case over a world on its own day.
    static func service(_ world: DemoWorld) async throws -> SampleService {
        let store = MemoryStore(world.register, settings: [RegisterKeeper.todaySetting: world.today.description])
        return try await SampleService(store, reference: try tables.get())
    }

    static func make(seed: UInt64) throws -> DemoWorld {
        var random = SplitMix64(seed: seed)
        return DemoWorld.make(
            reference: try tables.get(), officeTypes: try ReferenceTableFiles.countryOfficeTypes(), random: &random)
    }
}

/// The records of a demo world as they stand on its day, found by identity.
struct DemoWorldView {
    let world: DemoWorld
    let today: Day
    /// Versions of today.
    let positions: [Position]
    /// Versions of today.
    let people: [Person]
    let offices: [ID<Office>: Office]
    let assignmentsByPosition: [ID<Position>: [Assignment]]
    let assignmentsByPerson: [ID<Person>: [Assignment]]
    let qualificationsByPerson: [ID<Person>: [Qualification]]

    init(_ world: DemoWorld) {
        self.world = world
        today = world.today
        positions = world.register.positions.filter { $0.validity.contains(world.today) }
        people = world.register.people.filter { $0.validity.contains(world.today) }
        offices = Dictionary(uniqueKeysWithValues: world.register.offices.map { ($0.id, $0) })
        assignmentsByPosition = Dictionary(grouping: world.register.assignments, by: \.position)
        assignmentsByPerson = Dictionary(grouping: world.register.assignments, by: \.person)
        qualificationsByPerson = Dictionary(grouping: world.register.qualifications, by: \.person)
    }

    /// Positions that a manning document holds.
    var authorized: [Position] { positions.filter { $0.state >= .authorized } }

    /// Whether the position belongs to the security cooperation office of a country.
    func isInCountryOffice(_ position: Position) -> Bool {
        !["HQ", "IA", "SCHOOL", "CCMD"].contains(offices[position.office]?.type ?? "")
    }

    /// Who holds the position on a day.
    func incumbents(of position: ID<Position>, on day: Day) -> [Assignment] {
        (assignmentsByPosition[position] ?? []).filter { $0.occupiedDays(knownOn: today).contains(day) }
    }

    /// Whether the person holds no position today and is named for none.
    func isFree(_ person: ID<Person>) -> Bool {
        (assignmentsByPerson[person] ?? []).allSatisfy { assignment in
            assignment.state != .planned && !assignment.occupiedDays(knownOn: today).contains(today)
        }
    }

    /// The gates of a position that the person fails on a day, told without the product's own rules.
    func failures(_ person: Person, for position: Position, on day: Day) -> Set<String> {
        var failures: Set<String> = []
        if person.kind != position.kind { failures.insert("kind") }
        if let service = position.service, service != person.service { failures.insert("service") }
        if !position.grades.contains(person.grade) { failures.insert("grade") }
        if !person.holds(position.clearance, on: day) { failures.insert("clearance") }
        let good = (qualificationsByPerson[person.id] ?? []).filter { $0.goodDays.contains(day) }
        for requirement in position.languages where requirement.isRequired {
            let isMet = good.contains { qualification in
                guard case .language(requirement.language, let result) = qualification.kind else { return false }
                return result.meets(requirement.level)
            }
            if !isMet { failures.insert("language") }
        }
        if let code = position.scCode {
            let isMet = good.contains { qualification in
                guard case .certification("SC-2.0", let level, code.area) = qualification.kind else { return false }
                return level >= code.level
            }
            if !isMet { failures.insert("certification") }
        }
        return failures
    }
}
