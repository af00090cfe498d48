import CadreDomain
import CadreTestSupport
import Testing

@testable import CadreApplication

/// Goal: `any=(...)` keeps exactly the rows for which its filters, joined as written, hold.
///
/// Method: random expressions over random rows against the same filters asked one at a time, and joined here.
@Suite("Filters joined by or and and")
struct FilterExpressionTests {
    private static let filters = [
        "name=Ada", "name__contains=a", "count__lt=3", "count=10", "day__gte=2026-02-01", "flag=yes", "flag__isnull=1",
        "grade__gte=O1", "clearance=secret", "country__in=\"PHL,JPN\"", "country__ne=KEN",
    ]

    /// An expression with what it means.
    private indirect enum Model {
        case filter(String)
        case any([Model])
        case all([Model])

        static func random(_ depth: Int, _ random: inout SampleNumbers) -> Model {
            if depth == 0 || random.chance(50) { return .filter(random.pick(filters)) }
            let parts = (0...Int.random(in: 0...2, using: &random)).map { _ in Model.random(depth - 1, &random) }
            return random.chance(50) ? .any(parts) : .all(parts)
        }

        var text: String {
            switch self {
            case .filter(let text): text
            case .any(let parts): "any(\(parts.map(\.text).joined(separator: ", ")))"
            case .all(let parts): "all(\(parts.map(\.text).joined(separator: ",")) )"
            }
        }

        func ids(_ fleet: [Ship]) throws -> Set<String> {
            switch self {
            case .filter(let text):
                let parts = text.split(separator: "=", maxSplits: 1).map { String($0.filter { $0 != "\"" }) }
                return Set(Ship.reader.all(fleet, try Ship.query([(parts[0], parts[1])])).map(\.id))
            case .any(let parts): return try parts.reduce(into: []) { $0.formUnion(try $1.ids(fleet)) }
            case .all(let parts):
                return try parts.reduce(into: Set(fleet.map(\.id))) { $0.formIntersection(try $1.ids(fleet)) }
            }
        }
    }

    @Test("Random expressions keep what their filters keep, joined, beside the other filters", arguments: 0..<60)
    func meaning(seed: UInt64) throws {
        var random = SampleNumbers(seed: seed)
        let fleet = (0..<120).map { Ship.random($0, &random) }
        let parts = (0...2).map { _ in Model.random(FilterExpression.depthMax - 1, &random) }
        let text = "(\(parts.map(\.text).joined(separator: ",")))"
        let expected = try Model.any(parts).ids(fleet)
        let query = try Ship.query([("any", text)])
        #expect(Set(Ship.reader.all(fleet, query).map(\.id)) == expected, "\(text)")
        let narrowed = try Ship.query([("any", text), ("flag", "yes")])
        #expect(
            Ship.reader.all(fleet, narrowed).map(\.id)
                == fleet.filter { expected.contains($0.id) && $0.flag == true }.map(\.id).sorted())
        let again = try ListQuery(query.items, columns: Ship.columns, reference: .sample)
        #expect(again == query, "\(query.items)")
    }

    @Test(
        "A fault is refused with its code, its place and what to do",
        arguments: [
            ("(nmae=Ada)", ErrorCode.filterUnknownField, "character 2", "Did you mean name?"),
            ("(name=Ada,all(count__lteq=3))", .filterUnknownOperator, "character 15", "Did you mean lte?"),
            ("(name=Ada,count=many)", .filterBadValue, "character 11", "whole number"),
            ("name=Ada", .filterBadValue, "character 1: (() is missing before (n)", "Write any="),
            ("(name=Ada", .filterBadValue, "character 10: ()) is missing at its end", "Write any="),
            ("(name=Ada))", .filterBadValue, "character 11", "Take away"),
            ("()", .filterBadValue, "character 2", "Write any="), ("(name=)", .filterBadValue, "character 7", "Write"),
            ("(al(name=Ada))", .filterBadValue, "character 2", "Did you mean all?"),
            ("(name=\"Ada)", .filterBadValue, "character 7", "quote"),
            ("(any(all(any(all(name=Ada)))))", .filterBadValue, "character 17", "at most 4"),
            (
                "(" + String(repeating: "count=1,", count: 32) + "count=1)", .filterBadValue, "character 258",
                "at most 32"
            ),
            ("(name=" + String(repeating: "a", count: 2_000) + ")", .filterBadValue, "2007 bytes", "at most 2000"),
            (String(repeating: "(", count: 2_000), .filterBadValue, "character 2", "Write any("),
        ]
    )
    func faults(text: String, code: ErrorCode, place: String, hint: String) async throws {
        let refusal = try #require(await refusal { try Ship.query([("any", text)]) })
        #expect(refusal.code == code, "\(refusal.detail)")
        #expect(refusal.detail.contains(place), "\(refusal.detail)")
        #expect(refusal.fix.contains(hint), "\(refusal.fix)")
    }

    @Test("An address holds one expression, and values in quotes may hold every mark")
    func marks() async throws {
        let twice = await refusal { try Ship.query([("any", "(flag=yes)"), ("any", "(flag=no)")]) }
        #expect(twice?.code == .parameterBadValue)
        let ship = Ship(
            id: "s", name: "a,(b) \"c\"", count: nil, day: nil, flag: nil, grade: nil, clearance: nil, country: nil
        )
        let query = try Ship.query([("any", "(name=\"a,(b) \"\"c\"\"\")")])
        #expect(Ship.reader.all([ship], query) == [ship])
        #expect(query.any?.text == "(name=\"a,(b) \"\"c\"\"\")")
    }

    @Test("Lists of days look at each day where an expression names it, and else at the position")
    func days() async throws {
        let service = try await SampleService(Register.random(seed: 31, positionCount: 200))
        func days(_ items: [(String, String)]) async throws -> [PositionDay] {
            try await service.useCases.listPositionDays.all(
                .gap, items.map { QueryItem($0.0, $0.1) }, for: .sample()
            ).rows
        }
        let whole = try await days([])
        let (first, other) = (try #require(whole.first), try #require(whole.last))
        let text = "(id=\(first.row.position.id),all(id=\(other.row.position.id),day__gte=\(other.day)))"
        let expected = whole.filter {
            $0.row.position.id == first.row.position.id
                || $0.row.position.id == other.row.position.id && $0.day >= other.day
        }
        #expect(expected.count < whole.count)
        #expect(try await days([("any", text)]).map(\.identity) == expected.map(\.identity))
        let query = try ListQuery(
            [QueryItem("any", text)], columns: PositionDay.columns(.gap), reference: .sample
        )
        let positions = PositionDay.Kind.gap.positions(of: query)
        #expect(
            positions.items.contains(QueryItem("any", "(id=\(first.row.position.id),all(id=\(other.row.position.id)))"))
        )
    }
}
