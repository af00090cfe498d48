import CadreApplication
import CadreDomain
import CadreExchange
import CadrePlanning
import CadreTestSupport
import Testing

/// Lists over the delivered tables of grade equivalence, where GS13 and GS14 equal O5 and GS10 equals nothing.
@Suite("Lists compare military and civilian grades")
struct GradeComparisonTests {
    static let grades = ["O4", "O5", "O6", "GS10", "GS12", "GS13", "GS14", "SES", "W3"]
    let service: SampleService

    init() async throws {
        var register = Register(offices: [.sample()])
        for (index, grade) in Self.grades.enumerated() {
            var position = Position.sample(index + 1, grades: (grade, grade))
            var person = Person.sample(index + 1, grade: grade)
            position.kind = position.grades.lowest.isMilitary ? .military : .civilian
            person.kind = position.kind
            register.positions.append(position)
            register.people.append(person)
        }
        register.sort()
        service = try await SampleService(register, reference: try ReferenceTableFiles.load())
    }

    /// The grades that the lists of positions and of people keep, which must be the same.
    private func grades(_ items: (String, String)...) async throws -> [String] {
        let asked = items.map { QueryItem($0.0, $0.1) }
        let positions = try await service.useCases.listPositions.all(asked, for: .sample()).rows
        let people = try await service.useCases.listPeople.all(asked, for: .sample()).rows
        #expect(positions.map(\.position.grades.highest) == people.map(\.person.grade))
        return people.map(\.person.grade.description)
    }

    @Test(
        "A grade or above finds the grades of the other kind that equal it or stand above it",
        arguments: [
            ("grade__gte", "O5", ["O5", "O6", "GS13", "GS14", "SES"]), ("grade__gt", "O5", ["O6", "SES"]),
            ("grade__lte", "O5", ["O4", "O5", "GS12", "GS13", "GS14", "W3"]),
            ("grade__lt", "O5", ["O4", "GS12", "W3"]),
            ("grade__gte", "GS14", ["O5", "O6", "GS14", "SES"]), ("grade__lt", "GS13", ["O4", "GS10", "GS12"]),
            ("grade__gte", "GS10", ["GS10", "GS12", "GS13", "GS14", "SES"]),
            ("grade__lte", "W3", ["W3"]), ("grade", "O5", ["O5"]), ("grade__in", "O5,GS13", ["O5", "GS13"]),
        ])
    func filters(key: String, value: String, expected: [String]) async throws {
        #expect(try await grades((key, value)) == expected)
        if key != "grade__in" {
            let military = try await grades((key, value), ("kind", "military"))
            #expect(military == expected.filter { Grade($0)?.isMilitary == true })
        }
    }

    @Test("The lowest grade of a position compares in the same way, and the staffing picture counts the same rows")
    func lowest() async throws {
        let asked = [QueryItem("grade_min__gte", "O5")]
        let rows = try await service.useCases.listPositions.all(asked, for: .sample())
        #expect(rows.total == 5)
        #expect(try await service.useCases.showStaffing(asked, for: .sample()).table.total[.required] == 5)
    }

    @Test("Sorting puts a civilian grade after the highest military one that it reaches")
    func order() async throws {
        let expected = ["W3", "GS10", "O4", "GS12", "O5", "GS13", "O6", "GS14", "SES"]
        #expect(try await grades(("sort", "grade")) == expected)
        #expect(try await grades(("sort", "-grade")) == expected.reversed())
    }

    @Test("Before the first scheme nothing compares across the kinds")
    func dated() async throws {
        var register = Register(offices: [.sample(validity: DayRange(from: .first))])
        register.people = [
            .sample(1, grade: "O5", validity: DayRange(from: .first)),
            .sample(2, grade: "GS13", validity: DayRange(from: .first)),
        ]
        let service = try await SampleService(register, reference: try ReferenceTableFiles.load())
        for (day, count) in [("2001-06-14", 1), ("2001-06-15", 2)] {
            let rows = try await service.useCases.listPeople.all(
                [QueryItem("grade__gte", "O5"), QueryItem("as_of", day)], for: .sample())
            #expect(rows.total == count, "\(day)")
        }
    }
}
