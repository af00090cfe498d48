import CadreDomain
import CadreExchange
import Testing

@Suite("Imports: what is exported is read back")
struct RegisterCSVTests {
    @Test("Every record of all five kinds comes back equal", arguments: [1, 2, 3] as [UInt64])
    func roundTrip(seed: UInt64) throws {
        var sample = SampleRegister(seed: seed, tables: TestTables.tables)
        let register = try sample.register(count: 300)
        let offices = Dictionary(uniqueKeysWithValues: register.offices.map { ($0.code, $0.id) })
        let positions = Dictionary(uniqueKeysWithValues: register.positions.map { ($0.number, $0.id) })
        var back = Register()
        for kind in ImportKind.allCases {
            let file = RegisterCSV.bytes(kind, of: register)
            let draft = try TestTables.reader.read(file, fileName: "export.csv", kind: kind)
            #expect(draft.problems.filter(\.isRejecting) == [], "seed \(seed)")
            switch draft.rows {
            case .offices(let rows):
                back.offices = rows.map { row in
                    row.draft.record(id: offices[row.draft.code]!, parent: row.draft.parentCode.map { offices[$0]! })
                }
            case .positions(let rows):
                back.positions = rows.map {
                    $0.draft.record(id: positions[$0.draft.number]!, office: offices[$0.draft.officeCode]!)
                }
            case .people(let rows): back.people = rows.map(\.draft.record)
            case .qualifications(let rows):
                back.qualifications = rows.map { $0.draft.record(id: $0.draft.qualification!) }
            case .assignments(let rows):
                back.assignments = rows.map {
                    $0.draft.record(id: $0.draft.assignment!, position: positions[$0.draft.positionNumber]!)
                }
            }
        }
        #expect(back.offices == register.offices)
        #expect(back.positions == register.positions)
        #expect(back.people == register.people)
        #expect(back.qualifications == register.qualifications)
        #expect(back.assignments == register.assignments)
    }

    @Test("An assignment names the number that its position has on the first day")
    func versions() throws {
        var sample = SampleRegister(seed: 9, tables: TestTables.tables)
        var register = try sample.register(count: 1)
        let middle = try #require(Day("2026-01-01"))
        register.positions[0].validity = DayRange(clamping: .first, middle)
        var later = register.positions[0]
        later.number = "NEW"
        later.validity = DayRange(from: middle)
        register.positions.append(later)
        register.assignments[0].from = middle
        register.assignments[0].plannedEnd = middle.next
        register.assignments[0].actualEnd = nil
        let text = String(decoding: RegisterCSV.bytes(.assignments, of: register), as: UTF8.self)
        #expect(text.contains(",NEW,2026-01-01,"))
    }
}
