import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

/// Goal: a figure equals the rows behind its address.
///
/// Method: for every figure and every cell of every table by one
/// and by two dimensions, over random registers and requests that filter by themselves, the address is followed
/// through the list that it names, and the rows of that list are counted, for positions and for days alike.
@Suite("Every staffing figure equals the rows behind its address")
struct StaffingLinkTests {
    static let requests: [[(String, String)]] = [
        [], [("as_of", "2027-08-01")], [("status", "filled"), ("status", "vacant"), ("gap_days__gt", "30")],
        [("country", "PH"), ("country", "JPN"), ("key_billet", "no")], [("relief", "none"), ("q", "pos_00000")],
        [("grade__gte", "O5"), ("status__ne", "not_authorized"), ("qualified", "yes"), ("qualified", "no")],
        [("projected_vacant", "yes"), ("state", "funded"), ("vacant_on__lt", "2027-09-01")],
        [("status__in", "filled,vacant"), ("status", "vacant"), ("service__ne", "USN")],
    ]

    /// How many rows the address leads to.
    private func follow(
        _ address: Address, _ service: SampleService, _ known: inout [Address: Int]
    ) async throws -> Int {
        if let found = known[address] { return found }
        let found: Int
        if let kind = PositionDay.Kind.allCases.first(where: { $0.path == address.path }) {
            found = try await service.useCases.listPositionDays.all(kind, address.items, for: .sample()).rows.count
        } else if address.path == "/alerts" {
            found = try await service.useCases.views.listAlerts.all(address.items, for: .sample()).rows.count
        } else {
            try #require(address.path == "/positions")
            found = try await service.useCases.listPositions.all(address.items, for: .sample()).rows.count
        }
        known[address] = found
        return found
    }

    private func items(_ pairs: [(String, String)]) -> [QueryItem] { pairs.map { QueryItem($0.0, $0.1) } }

    @Test("In the tables by every dimension and pair of dimensions", arguments: 0..<requests.count)
    func tables(number: Int) async throws {
        let service = try await SampleService(.random(seed: UInt64(number), positionCount: 40))
        var known: [Address: Int] = [:]
        let all = StaffingDimension.allCases.map(\.rawValue)
        let pairs = all.flatMap { first in all.filter { $0 != first }.map { "\(first),\($0)" } }
        var cellCount = 0
        for by in all + pairs {
            let asked = items(Self.requests[number] + [("by", by)])
            let picture = try await service.useCases.showStaffing(asked, for: .sample())
            let table = try #require(picture.sheet.table("staffing"))
            for row in table.rows {
                #expect(row.links.count == StaffingMeasure.allCases.count)
                for (column, address) in row.links where column > 0 {
                    let name = table.columns[column].name
                    let found = try await follow(address, service, &known)
                    #expect(row.cells[column] == .int(found), "by \(by) \(name): \(address.text)")
                    cellCount += 1
                }
            }
            if by == "command" { try await figures(picture, service, &known) }
        }
        #expect(cellCount > 0)
    }

    private func figures(
        _ picture: ShowStaffing.Picture, _ service: SampleService, _ known: inout [Address: Int]
    ) async throws {
        for figure in picture.sheet.figures {
            guard let address = figure.rows else {
                #expect(["fill", "match"].contains(figure.name))
                continue
            }
            let found = try await follow(address, service, &known)
            #expect(figure.value == .int(found), "\(figure.name): \(address.text)")
        }
        for row in try #require(picture.sheet.table("waterfall")).rows {
            let address = try #require(row.links[1])
            #expect(row.cells[1] == .int(try await follow(address, service, &known)), "\(address.text)")
        }
    }

    @Test("In the projected vacancies by month, with and without a relief", arguments: 0..<requests.count)
    func projected(number: Int) async throws {
        let service = try await SampleService(.random(seed: UInt64(number) + 50))
        var known: [Address: Int] = [:]
        let picture = try await service.useCases.showProjected(items(Self.requests[number]), for: .sample())
        let table = try #require(picture.sheet.table("months"))
        #expect(table.rows.count >= 25)
        var sum = 0
        for row in table.rows {
            for (column, address) in row.links where column > 0 {
                #expect(row.cells[column] == .int(try await follow(address, service, &known)), "\(address.text)")
            }
            if case .int(let count) = row.cells[3] { sum += count }
        }
        for figure in picture.sheet.figures {
            let address = try #require(figure.rows)
            #expect(figure.value == .int(try await follow(address, service, &known)), "\(address.text)")
        }
        #expect(picture.sheet.figures.first?.value == .int(sum))
    }

    @Test("On the desk of every scope")
    func desk() async throws {
        let service = try await SampleService(.random(seed: 9))
        var known: [Address: Int] = [:]
        let command = Caller.Scope.command(try #require(CommandCode("INDOPACOM")))
        let country = Caller.Scope.country(try #require(CountryCode("KEN")))
        for scope in [.global, command, country] {
            let sheet = try await service.useCases.showDesk(
                asOf: nil, for: .sample(role: .officeChief, scope: scope))
            let required = try #require(sheet.figures.first { $0.name == "required" })
            #expect(required.value != .int(0) && (scope == .global || required.value != .int(60)))
            for figure in sheet.figures where figure.rows != nil {
                let found = try await follow(try #require(figure.rows), service, &known)
                #expect(figure.value == .int(found), "\(scope) \(figure.name)")
            }
            let billets = try #require(sheet.table("key_billets")).rows
            let empty = try #require(sheet.figures.first { $0.name == "key_empty" }).value
            #expect(empty == .int(billets.count))
            #expect(billets.allSatisfy { $0.links[0] != nil })
        }
    }

    @Test("On the map's table of offices, which has a row for every dot")
    func world() async throws {
        let service = try await SampleService(.random(seed: 10))
        var known: [Address: Int] = [:]
        let picture = try await service.useCases.showWorld(asOf: nil, command: nil, for: .sample())
        let table = try #require(picture.sheet.tables.first)
        #expect(table.rows.count == 4 && picture.dots.count == 4)
        for row in table.rows {
            for (column, address) in row.links where address.path == "/positions" {
                #expect(row.cells[column] == .int(try await follow(address, service, &known)), "\(address.text)")
            }
        }
        let part = try await service.useCases.showWorld(asOf: nil, command: "africom", for: .sample())
        #expect(part.offices.map(\.office.country.rawValue) == ["KEN"])
        let wrong = await refusal { try await service.useCases.showWorld(asOf: nil, command: "AFRCOM", for: .sample()) }
        #expect(wrong?.code == .parameterBadValue && wrong?.fix.contains("Did you mean AFRICOM?") == true)
    }
}
