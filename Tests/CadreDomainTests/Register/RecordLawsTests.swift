import CadreDomain
import Testing

@Suite("Laws of the records of positions and people")
struct RecordLawsTests {
    static func position(
        kind: PersonnelKind, service: Service?, band: (String, String)
    ) throws -> Position {
        let lowest = try #require(Grade(band.0))
        let highest = try #require(Grade(band.1))
        return Position(
            id: ID(prefix: "pos_", sequence: 1), number: "EUC-POL-0001", title: "Chief",
            office: ID(prefix: "off_", sequence: 1), country: try #require(CountryCode("POL")), post: "Warsaw",
            command: nil, service: service, kind: kind,
            grades: try #require(GradeBand(lowest: lowest, highest: highest)), specialty: nil, scCode: nil,
            clearance: .secret, languages: [],
            tour: try #require(TourLength(accompaniedMonths: 36, unaccompaniedMonths: 24)), isKeyBillet: true,
            isJointDuty: false, funding: .fmsAdmin, countsTowardCap: true, state: .funded,
            validity: DayRange(from: .first))
    }

    static func person(kind: PersonnelKind, service: Service, grade: String) throws -> Person {
        Person(
            id: ID(prefix: "per_", sequence: 1), name: "Ana Doren", service: service, kind: kind,
            grade: try #require(Grade(grade)), specialties: [], clearance: .secret, clearanceUntil: nil,
            availableFrom: nil, constraints: [], validity: DayRange(from: .first))
    }

    @Test("A position is for members of the forces or for civilians, by its grades")
    func positionKind() throws {
        #expect(RecordLaws.breaches(of: try Self.position(kind: .military, service: .army, band: ("O4", "O5"))).isEmpty)
        #expect(RecordLaws.breaches(of: try Self.position(kind: .military, service: nil, band: ("O4", "O5"))).isEmpty)
        #expect(
            RecordLaws.breaches(of: try Self.position(kind: .civilian, service: .defenseWide, band: ("GS12", "GS13")))
                .isEmpty)
        let grade = try #require(Grade("GS12"))
        #expect(
            RecordLaws.breaches(of: try Self.position(kind: .military, service: .army, band: ("GS12", "GS13")))
                == [.kindDoesNotFitGrade(record: "pos_000001", kind: .military, grade: grade)])
    }

    @Test("Whoever wears a uniform belongs to an armed service")
    func service() throws {
        #expect(
            RecordLaws.breaches(of: try Self.position(kind: .military, service: .defenseWide, band: ("O4", "O4")))
                == [.militaryWithoutService(record: "pos_000001")])
        #expect(
            RecordLaws.breaches(of: try Self.person(kind: .military, service: .defenseWide, grade: "O4"))
                == [.militaryWithoutService(record: "per_000001")])
        #expect(RecordLaws.breaches(of: try Self.person(kind: .civilian, service: .defenseWide, grade: "SES")).isEmpty)
    }

    @Test("A person's kind fits the grade")
    func personKind() throws {
        let grade = try #require(Grade("O4"))
        #expect(
            RecordLaws.breaches(of: try Self.person(kind: .civilian, service: .army, grade: "O4"))
                == [.kindDoesNotFitGrade(record: "per_000001", kind: .civilian, grade: grade)])
    }

    @Test("Versions of one record may follow each other, not overlap")
    func versions() {
        let day = { (number: Int32) in Day(number: number) }
        let range = { (start: Int32, end: Int32) in DayRange(clamping: day(start), day(end)) }
        #expect(
            RecordLaws.overlappingVersions([("b", range(0, 5)), ("a", range(3, 9)), ("a", range(0, 3))]).isEmpty)
        #expect(
            RecordLaws.overlappingVersions([("a", range(3, 9)), ("a", range(0, 4))])
                == [.versionsOverlap(record: "a", days: range(3, 4))])
    }

    @Test("A version that holds throughout overlaps every later one, and each is found")
    func longVersion() {
        let range = { (start: Int32, end: Int32) in
            DayRange(clamping: Day(number: start), Day(number: end))
        }
        let found = RecordLaws.overlappingVersions([
            ("a", range(0, 100)), ("a", range(10, 20)), ("a", range(30, 40)),
        ])
        #expect(
            found == [
                .versionsOverlap(record: "a", days: range(10, 20)),
                .versionsOverlap(record: "a", days: range(30, 40)),
            ])
    }

    @Test("Sorting a register gives every list its one order")
    func sorting() throws {
        let first = try Self.person(kind: .military, service: .army, grade: "O4")
        var later = first
        later.grade = try #require(Grade("O5"))
        later.validity = DayRange(from: Day(number: 20_000))
        var register = Register(people: [later, first])
        register.sort()
        #expect(register.people == [first, later])
    }

    @Test("Every breach of a law is a clause with its values, not the name of a case")
    func clauses() throws {
        let day = Day(number: 20_000)
        let breaches: [RecordLaws.Breach] = [
            .versionsOverlap(record: "pos_1", days: DayRange(clamping: day, day.adding(days: 9))),
            .kindDoesNotFitGrade(record: "pos_1", kind: .civilian, grade: try #require(Grade("O4"))),
            .militaryWithoutService(record: "pos_1"), .duplicateKey(key: "N1", first: "pos_1", second: "pos_2"),
        ]
        #expect(
            breaches.map { "\($0)" } == [
                "Two versions of the record (pos_1) hold from 2024-10-04 to 2024-10-12",
                "The record (pos_1) is civilian, and its grade (O4) is not",
                "The record (pos_1) is military and belongs to no armed service",
                "Two records carry the key (N1) on the same day: (pos_1) and (pos_2)",
            ])
    }

    @Test("Two records that carry one key on the same day are told once, and on different days not at all")
    func duplicateKeys() {
        func days(_ start: Int, _ end: Int) -> DayRange {
            DayRange(clamping: Day.first.adding(days: start), Day.first.adding(days: end))
        }
        let versions = [
            ("A", "off_2", days(5, 10)), ("A", "off_1", days(0, 6)), ("A", "off_1", days(6, 10)),
            ("B", "off_3", days(0, 5)), ("B", "off_4", days(5, 9)), ("C", "off_5", days(0, 9)),
        ].map { (key: $0.0, record: $0.1, validity: $0.2) }
        #expect(
            RecordLaws.duplicateKeys(versions) == [.duplicateKey(key: "A", first: "off_1", second: "off_2")])
        #expect(RecordLaws.duplicateKeys([]).isEmpty)
    }
}
