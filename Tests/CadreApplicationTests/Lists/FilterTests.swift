import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("Filters keep exactly the rows they say")
struct FilterTests {
    let ships = [
        Ship(
            id: "a", name: "Ada", count: 3, day: SampleDay.day("2026-01-31"), flag: true, grade: Grade("O4"),
            clearance: .secret, country: "PHL"),
        Ship(
            id: "b", name: "Bo", count: 10, day: SampleDay.day("2026-02-01"), flag: false, grade: Grade("E9"),
            clearance: .topSecret, country: "JPN"),
        Ship(id: "c"),
    ]

    @Test(
        "Every operator does what its name says; a missing value equals nothing and compares with nothing",
        arguments: [
            ("name", "Ada", "a"), ("name__ne", "Ada", "bc"), ("name__in", "Ada,Bo", "ab"), ("name__nin", "Ada", "bc"),
            ("name__contains", "O", "b"), ("name__startswith", "aD", "a"), ("name__isnull", "1", "c"),
            ("name__isnull", "0", "ab"), ("count__lt", "10", "a"), ("count__lte", "10", "ab"), ("count__gt", "3", "b"),
            ("count__gte", "3", "ab"), ("count__in", "3,4", "a"), ("day__lt", "2026-02-01", "a"),
            ("day__gte", "2026-01-31", "ab"), ("flag", "no", "b"), ("flag", "TRUE", "a"), ("flag__ne", "no", "ac"),
            ("grade__lt", "O1", "b"), ("grade__gte", "o-4", "a"), ("grade__gte", "GS1", ""),
            ("grade__in", "O4,E-9", "ab"),
            ("clearance", "secret", "a"), ("clearance__ne", "secret", "bc"), ("country", "ph", "a"),
            ("country__in", "PHL,jp", "ab"), ("country__nin", "PH", "bc"), ("q", "AD", "a"), ("q", "B", "b"),
        ]
    )
    func operators(key: String, value: String, expected: String) throws {
        #expect(try Ship.ids(ships, (key, value)).joined() == expected)
    }

    @Test("A repeated field means either value, different fields must all hold")
    func orWithinAndAcross() throws {
        #expect(try Ship.ids(ships, ("name", "Ada"), ("name", "Bo")) == ["a", "b"])
        #expect(try Ship.ids(ships, ("name", "Ada"), ("name", "Bo"), ("flag", "yes")) == ["a"])
        #expect(try Ship.ids(ships, ("count__gte", "3"), ("count__lt", "10")) == ["a"])
        #expect(try Ship.ids(ships, ("name", "Ada"), ("name__in", "Bo")).isEmpty)
    }

    @Test("Grades and clearances are ordered by meaning, missing last both ways, ties by identity")
    func order() throws {
        var fleet = ships
        fleet.append(Ship(id: "d", grade: Grade("O10"), clearance: Clearance.none))
        fleet.append(Ship(id: "0", grade: Grade("O4"), clearance: .topSecretSCI))
        #expect(try Ship.ids(fleet, ("sort", "grade")) == ["b", "0", "a", "d", "c"])
        #expect(try Ship.ids(fleet, ("sort", "-grade")) == ["d", "0", "a", "b", "c"])
        #expect(try Ship.ids(fleet, ("sort", "-clearance")) == ["0", "b", "a", "d", "c"])
        #expect(try Ship.ids(fleet, ("sort", "flag,-count")) == ["b", "a", "0", "c", "d"])
    }

    @Test("Texts of one rank are ties, which the next field and then the identity decide")
    func rankTies() throws {
        let columns = [
            Column<Int>("rank", "Rank", .text, "A rank.") { .ranked("\($0)", rank: $0 / 10) },
            Column<Int>("id", "Identity", .int, "The identity.") { .int($0) },
        ]
        let reader = ListReader<Int>(columns: columns, identity: { String(100 - $0) }, searched: { _ in [] })
        func sorted(_ fields: String) throws -> [Int] {
            let query = try ListQuery([QueryItem("sort", fields)], columns: columns, reference: .sample)
            return reader.all([21, 15, 13, 29, 17], query)
        }
        #expect(try sorted("rank") == [17, 15, 13, 29, 21])
        #expect(try sorted("-rank") == [29, 21, 17, 15, 13])
        #expect(try sorted("rank,id") == [13, 15, 17, 21, 29])
    }

    @Test("Random filters keep the rows that a slow evaluation keeps", arguments: 0..<40)
    func random(seed: Int) throws {
        var random = SampleNumbers(seed: UInt64(seed))
        let fleet = (0..<120).map { Ship.random($0, &random) }
        let filters = (0..<Int.random(in: 1...3, using: &random)).map { _ in SlowFilter(&random) }
        let query = try Ship.query(filters.map { ($0.key, $0.value) })
        // Equal keys without an operator are alternatives; everything else must hold on its own.
        let groups = Dictionary(grouping: filters.enumerated()) { index, filter in
            filter.comparison == .eq ? filter.key : "\(filter.key) \(index)"
        }
        let expected = fleet.filter { ship in
            groups.values.allSatisfy { group in group.contains { $0.element.keeps(ship) } }
        }
        let found = Ship.reader.all(fleet, query)
        #expect(found.map(\.id) == expected.map(\.id).sorted(), "seed \(seed): \(filters)")
    }
}

/// A filter that is evaluated on the row itself, without cells.
private struct SlowFilter: CustomStringConvertible {
    let field: String
    let comparison: FilterOperator
    let value: String

    var key: String { comparison == .eq ? field : "\(field)__\(comparison)" }
    var description: String { "\(key)=\(value)" }

    init(_ random: inout SampleNumbers) {
        let column = random.pick(Ship.columns.filter { $0.name != "id" })
        field = column.name
        comparison = random.pick(column.kind.operators)
        let words: [String] =
            switch field {
            case "name": ["Ada", "ada b", "Bo", "a", "%", "ö"]
            case "count": ["-2", "0", "3", "4", "10"]
            case "day": ["2026-01-31", "2026-02-01", "2027-09-30", "2027-10-01"]
            case "flag": ["yes", "no"]
            case "grade": ["E9", "W1", "O1", "O9", "O10", "GS9", "SES"]
            case "clearance": Clearance.allCases.map(\.rawValue)
            default: ["PHL", "JPN", "KEN", "DEU"]
            }
        switch comparison {
        case .isnull: value = random.pick(["0", "1"])
        case .in, .nin: value = "\(random.pick(words)),\(random.pick(words))"
        default: value = random.pick(words)
        }
    }

    func keeps(_ ship: Ship) -> Bool {
        let text: String? =
            switch field {
            case "name": ship.name
            case "count": ship.count.map { String($0) }
            case "day": ship.day?.description
            case "flag": ship.flag.map { $0 ? "yes" : "no" }
            case "grade": ship.grade?.description
            case "clearance": ship.clearance?.rawValue
            default: ship.country
            }
        guard let text else {
            return comparison == .ne || comparison == .nin || (comparison == .isnull && value == "1")
        }
        let words = value.split(separator: ",").map(String.init)
        if field == "grade", [.lt, .lte, .gt, .gte].contains(comparison),
            Grade(text)?.isMilitary != Grade(value)?.isMilitary
        {
            return false
        }
        switch comparison {
        case .eq: return text == value
        case .ne: return text != value
        case .in: return words.contains(text)
        case .nin: return !words.contains(text)
        case .contains: return text.lowercased().contains(value.lowercased())
        case .startswith: return text.lowercased().hasPrefix(value.lowercased())
        case .isnull: return value == "0"
        case .lt: return number(text) < number(value)
        case .lte: return number(text) <= number(value)
        case .gt: return number(text) > number(value)
        case .gte: return number(text) >= number(value)
        // No column of these rows is a range of days.
        case .overlaps: return false
        }
    }

    private func number(_ text: String) -> Int {
        switch field {
        case "grade": Grade(text)?.rank ?? 0
        case "day": Int(Day(text)?.number ?? 0)
        default: Int(text) ?? 0
        }
    }
}
