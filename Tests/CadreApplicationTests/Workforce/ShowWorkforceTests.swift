import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

/// Goal: every number of the workforce equals the rows behind its address, and the numbers add up.
///
/// Method: over random registers with people of every standing, each figure and each cell of each table is followed
/// through the list that it names.
@Suite("Who is counted: every number equals its rows")
struct ShowWorkforceTests {
    /// A random register with qualifications, and with holders that are counted in unusual ways.
    private static func register(_ seed: UInt64) -> Register {
        var register = Register.random(seed: seed, positionCount: 40)
        let kinds: [Qualification.Kind] = [
            .certification(scheme: "SC-2.0", level: 2, area: "C"),
            .certification(scheme: "SC-0.0", level: 1, area: nil),
            .course(code: "SCM-O"),
        ]
        for (number, person) in register.people.enumerated() where number.isMultiple(of: 3) {
            register.qualifications.append(
                Qualification(
                    id: ID(prefix: "qua_", sequence: number + 1), person: person.id, kind: kinds[number / 3 % 3],
                    earned: SampleDay.day("2024-01-01"),
                    goodUntil: number.isMultiple(of: 2) ? SampleDay.day("2026-12-01") : nil))
        }
        return register
    }

    /// Two coded positions held by one person, one held by two, one by somebody whose record has ended, one required.
    private static let unusual = Register(
        offices: [.sample(1)],
        positions: (1...5).map { .sample($0, scCode: "SC2C3", state: $0 == 5 ? .required : .funded) } + [.sample(6)],
        people: [
            .sample(1), .sample(2), .sample(3), .sample(4, validity: SampleDay.range("2010-01-01", "2026-10-01")),
            .sample(5), .sample(6, service: .navy), .sample(7),
        ],
        qualifications: [.sample(1, person: 7)],
        assignments: [
            .sample(1, person: 1, position: 1), .sample(2, person: 1, position: 2, from: "2025-08-01"),
            .sample(3, person: 2, position: 3), .sample(4, person: 3, position: 3, from: "2026-01-01"),
            .sample(5, person: 4, position: 4), .sample(6, person: 5, position: 5),
            .sample(7, person: 6, position: 6),
        ])

    private func follow(_ address: Address, _ service: SampleService) async throws -> Int {
        switch address.path {
        case "/people": try await service.useCases.listPeople.all(address.items, for: .sample()).rows.count
        default:
            try await service.useCases.listPositions.all(
                try #require(address.path == "/positions" ? address : nil).items, for: .sample()
            ).rows.count
        }
    }

    @Test("In the figures and every table, by each dimension, on several days", arguments: 0..<4)
    func links(seed: Int) async throws {
        let service = try await SampleService(seed == 0 ? Self.unusual : Self.register(UInt64(seed)))
        for by in WorkforceDimension.allCases {
            for day in ["2026-11-01", "2027-06-15"] {
                let sheet = try await service.useCases.showWorkforce(
                    by: by.rawValue, asOf: SampleDay.day(day), for: .sample())
                for figure in sheet.figures {
                    #expect(
                        figure.value == .int(try await follow(try #require(figure.rows), service)), "\(figure.name)")
                }
                var linkCount = 0
                for table in sheet.tables {
                    for row in table.rows {
                        for (column, address) in row.links where table.columns[column].isNumber {
                            let found = try await follow(address, service)
                            #expect(row.cells[column] == .int(found), "\(table.columns[column].name) \(address.text)")
                            linkCount += 1
                        }
                    }
                }
                #expect(linkCount >= 30)
            }
        }
    }

    @Test("Each level equals what the steps above it leave, and the rows of a table add up to it", arguments: 0..<4)
    func adds(seed: Int) async throws {
        let service = try await SampleService(seed == 0 ? Self.unusual : Self.register(UInt64(seed)))
        for by in WorkforceDimension.allCases {
            let sheet = try await service.useCases.showWorkforce(by: by.rawValue, asOf: nil, for: .sample())
            let steps = try #require(sheet.table("reconciliation")).rows
            #expect(steps.count == WorkforceStep.allCases.count)
            for (step, row) in zip(WorkforceStep.allCases, steps) where step.kind == .level {
                #expect(row.cells[3] == row.cells[4], "\(step)")
            }
            let table = try #require(sheet.table("workforce"))
            for (column, step) in zip(table.columns.indices.dropFirst(2), WorkforceStep.allCases) {
                let sum = table.rows.reduce(0) { sum, row in
                    if case .int(let value) = row.cells[column] { sum + value } else { sum }
                }
                #expect(steps.first { $0.cells[0] == .text(step.title) }?.cells[3] == .int(sum), "\(by) \(step)")
            }
        }
    }

    @Test("One person in two positions, two people in one, and an ended record are reconciled by name")
    func unusual() async throws {
        let service = try await SampleService(Self.unusual)
        let sheet = try await service.useCases.showWorkforce(by: nil, asOf: nil, for: .sample())
        let counts = try #require(sheet.table("reconciliation")).rows.map { $0.cells[3] }
        #expect(counts == [6, 0, 6, 1, 1, 4, 1, 1, 2, 4, 1, 5].map(Cell.int))
        #expect(sheet.answer == "6 people identified, 4 of them coded; 5 positions filled.")
    }

    @Test("The page of a person says by which records the person is counted")
    func person() async throws {
        let service = try await SampleService(Self.unusual)
        let table = try #require(
            try await service.useCases.showPerson("per_000001", asOf: nil, for: .sample()).sheet.table("counting"))
        #expect(
            table.rows.map { $0.cells[0].text } == ["counted.identified", "counted.identified"] + [
                "counted.coded", "counted.coded",
            ])
        #expect(table.rows.map { $0.cells[3].text } == ["asg_000001", "asg_000002", "asg_000001", "asg_000002"])
        let trained = try #require(
            try await service.useCases.showPerson("per_000007", asOf: nil, for: .sample()).sheet.table("counting"))
        #expect(
            trained.rows.map { $0.cells[1].text } == ["yes", "no"] && trained.rows[0].cells[3].text == "qua_000001")
    }

    @Test("An unknown dimension is refused with the nearest, and a caller who may not read everybody is refused")
    func refused() async throws {
        let service = try await SampleService(Self.unusual)
        let wrong = await refusal {
            try await service.useCases.showWorkforce(by: "servise", asOf: nil, for: .sample())
        }
        #expect(wrong?.code == .parameterBadValue && wrong?.fix.contains("Did you mean service?") == true)
        let scope = Caller.Scope.country(try #require(CountryCode("PHL")))
        let chief = await refusal {
            try await service.useCases.showWorkforce(by: nil, asOf: nil, for: .sample(role: .officeChief, scope: scope))
        }
        #expect(chief?.code == .callerNotAllowed)
    }
}
