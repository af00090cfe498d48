import CadreApplication
import CadreDomain
import Foundation
import Testing

@testable import CadreWeb

@Suite("Drawings")
struct ChartTests {
    private func values(_ name: String, in svg: String) -> [Int] {
        svg.components(separatedBy: "\(name)=\"").dropFirst().compactMap { Int($0.prefix { $0 != "\"" }) }
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    private func range(_ start: String, _ end: String) throws -> DayRange {
        try #require(DayRange(start: day(start), end: day(end)))
    }

    @Test("A drawing is well-formed, named and described, with nothing inline")
    func wellFormed() throws {
        let place = try #require(Coordinates(latitude: 14.6, longitude: 121))
        let drawings = [
            Waterfall([.total("A & <b>", 10), .loss("Lost", 3)]).svg(title: "T < \"u\"", description: "D & d"),
            MonthColumns([.init(try day("2027-01-01"), lower: 1, upper: 2)], lower: "With", upper: "Without")
                .svg(title: "T", description: "D"),
            Strip(
                days: try range("2025-01-01", "2029-01-01"), today: try day("2027-06-15"),
                rows: [.init("P & 1", [.init(.gap, try range("2026-01-01", "2026-03-01"))])]
            ).svg(title: "T", description: "D"),
            WorldMap([.init("O'Hara & Co", at: place, authorized: 4, filled: 2, address: "/offices/x?a=1&b=2")])
                .svg(outlinesAddress: "/static/o.svg", title: "T", description: "D"),
        ]
        for svg in drawings {
            let parser = XMLParserProbe()
            #expect(parser.isWellFormed(svg), "\(svg)")
            #expect(svg.contains("<title id=") && svg.contains("<desc id=") && svg.contains("aria-labelledby="))
            #expect(!svg.contains("style="))
        }
    }

    @Test("A waterfall draws the numbers of its table, in their order")
    func waterfall() {
        let chart = Waterfall([.total("Required", 2_100), .loss("Not authorized", 138), .total("Authorized", 1_962)])
        let svg = chart.svg(title: "T", description: "D")
        #expect(values("data-value", in: svg) == [2_100, 138, 1_962])
        #expect(svg.contains(">\u{2212}138<") && svg.contains(">1,962<"))
    }

    @Test("Columns are as high as their counts, and the two counts stand on each other")
    func columns() throws {
        let months = [
            MonthColumns.Month(try day("2027-01-01"), lower: 10, upper: 5),
            .init(try day("2027-02-01"), lower: 0, upper: 20),
        ]
        let svg = MonthColumns(months, lower: "With", upper: "Without").svg(title: "T", description: "D")
        #expect(values("data-value", in: svg) == [10, 5, 20])
        let heights = svg.matches(of: /height="([0-9.]+)" [^>]*data-value="([0-9]+)"/).compactMap { match in
            Double(match.1).flatMap { height in Double(match.2).map { height / $0 } }
        }
        #expect(heights.count == 3)
        for height in heights { #expect(abs(height - heights[0]) < 0.1) }
    }

    @Test("A strip tells the days of every gap and leaves out what lies outside")
    func strip() throws {
        let svg = Strip(
            days: try range("2025-01-01", "2029-01-01"), today: try day("2027-06-15"),
            rows: [
                .init(
                    "pos_1",
                    [
                        .init(.incumbent, try range("2024-01-01", "2026-01-01"), label: "Reyes"),
                        .init(.gap, try range("2026-01-01", "2026-07-20")),
                        .init(.overlap, try range("2026-07-20", "2026-08-01")),
                        .init(.projected, try range("2026-08-01", "2028-08-01"), label: "Ito"),
                        .init(.incumbent, try range("2010-01-01", "2012-01-01"), label: "Long ago"),
                    ]
                )
            ]
        ).svg(title: "T", description: "D")
        #expect(values("data-days", in: svg) == [731, 200, 12, 731])
        #expect(svg.contains(">200 d<"))
        #expect(!svg.contains("Long ago"))
        #expect(svg.contains(">today<"))
    }

    @Test("Above the line of a day that is not today stands the day, on both drawings")
    func otherDay() throws {
        let strip = Strip(
            days: try range("2025-01-01", "2029-01-01"), today: try day("2027-06-15"), dayWord: "15 June 2027",
            rows: [.init("pos_1", [.init(.gap, try range("2026-01-01", "2026-07-20"))])]
        )
        for svg in [
            strip.svg(title: "T", description: "D"), strip.narrowed.narrowSVG(title: "T", description: "D"),
        ] {
            #expect(svg.contains(">15 June 2027<") && !svg.contains("today"))
        }
    }

    @Test("Today and the year that begins beside it are both written, on their own lines", arguments: [0, 5, 20, 60])
    func today(daysIntoYear: Int) throws {
        let today = try day("2027-01-01").adding(days: daysIntoYear)
        let svg = Strip(days: try range("2025-01-01", "2029-01-01"), today: today, rows: [.init("", [])])
            .svg(title: "T", description: "D")
        let now = try #require(svg.firstMatch(of: /y="([0-9.]+)"[^>]*>today</)?.1)
        for year in 2025...2028 {
            let found = svg.firstMatch(of: try Regex("y=\"([0-9.]+)\"[^>]*>\(year)<"))
            let place = try #require(found?.output[1].substring)
            #expect(place != now)
        }
    }

    @Test("The map carries the numbers of every office and its class of fill")
    func map() throws {
        func dot(_ name: String, _ filled: Int, _ authorized: Int) throws -> WorldMap.Dot {
            .init(
                name, at: try #require(Coordinates(latitude: 0, longitude: 0)), authorized: authorized, filled: filled,
                address: nil
            )
        }
        let svg = WorldMap([try dot("A", 2, 2), try dot("B", 74, 100), try dot("C", 95, 100)])
            .svg(outlinesAddress: "/static/o.svg", title: "T", description: "D")
        #expect(values("data-authorized", in: svg) == [100, 100, 2])
        #expect(values("data-filled", in: svg) == [74, 95, 2])
        #expect(svg.contains("role=\"img\""))
    }

    @Test("Offices of one place stand side by side, the largest in the place itself, always in the same way")
    func fan() throws {
        let place = try #require(Coordinates(latitude: 48.78, longitude: 9.18))
        let sizes = [5, 190, 90, 60, 130, 2, 2, 75, 41, 18]
        let dots = sizes.enumerated().map {
            WorldMap.Dot("Office \($0)", at: place, authorized: $1, filled: $1, address: nil)
        }
        func drawn(_ dots: [WorldMap.Dot]) throws -> [(x: Double, y: Double, r: Double)] {
            let svg = WorldMap(dots).svg(outlinesAddress: "/o.svg", title: "T", description: "D", hasKey: false)
            return svg.matches(of: /cx="([0-9.]+)" cy="([0-9.]+)" r="([0-9.]+)"/).compactMap { match in
                guard let x = Double(match.1), let y = Double(match.2), let r = Double(match.3) else { return nil }
                return (x, y, r)
            }
        }
        let circles = try drawn(dots)
        #expect(circles.count == sizes.count)
        let point = EqualEarth.point(of: place)
        #expect(abs(circles[0].x - point.x) < 0.1 && abs(circles[0].y - point.y) < 0.1)
        for (index, one) in circles.enumerated() {
            for other in circles[..<index] {
                let distance = ((one.x - other.x) * (one.x - other.x) + (one.y - other.y) * (one.y - other.y))
                    .squareRoot()
                #expect(distance > one.r + other.r - 0.3)
            }
        }
        #expect(try drawn(dots.reversed()).map(\.x) == circles.map(\.x))
    }

    @Test("On a narrow screen a strip begins a year before today and writes each label above its bar")
    func narrowStrip() throws {
        let strip = Strip(
            days: try range("2023-06-15", "2029-06-15"), today: try day("2027-06-15"),
            rows: [
                .init(
                    "Chief of the office",
                    [
                        .init(.incumbent, try range("2024-01-01", "2025-06-01"), label: "Long ago"),
                        .init(.incumbent, try range("2025-06-01", "2027-06-15"), label: "Reyes"),
                        .init(.gap, try range("2027-09-01", "2027-10-01")),
                    ]
                )
            ]
        )
        let cut = strip.narrowed
        #expect(cut.days == (try range("2026-06-15", "2028-12-15")))
        let svg = cut.narrowSVG(title: "T", description: "D")
        #expect(svg.contains("viewBox=\"0 0 288 ") && svg.contains("id=\"strip-narrow-t\""))
        #expect(svg.contains(">Chief of the office<") && svg.contains(">Reyes<") && !svg.contains("Long ago"))
        let today = try #require(svg.firstMatch(of: /x="([0-9.]+)"[^>]*>today</)?.1)
        let place = try #require(Double(today))
        #expect(place > 90 && place < 144)
        let key = svg.matches(of: /x="([0-9.]+)" y="[0-9.]+" class="faint"/).compactMap { Double($0.1) }
        #expect(key.allSatisfy { $0 < 300 })
        #expect(XMLParserProbe().isWellFormed(svg))
    }

    @Test(
        "The classes of the fill scale meet at their bounds",
        arguments: [
            (74, 100, .lowest), (75, 100, .low), (85, 100, .middle), (90, 100, .high), (95, 100, .highest), (2, 2, nil),
        ] as [(Int, Int, WorldMap.FillClass?)]
    )
    func classes(filled: Int, authorized: Int, expected: WorldMap.FillClass?) {
        #expect(WorldMap.FillClass(filled: filled, authorized: authorized) == expected)
    }

    @Test(
        "Places lie where the outlines have them",
        arguments: [
            (0.0, 0.0, 500.0, 243.5), (0.0, 180.0, 1_000.0, 243.5), (90.0, 0.0, 500.0, 0.2), (-90.0, 0.0, 500.0, 486.8),
        ]
    )
    func projection(latitude: Double, longitude: Double, x: Double, y: Double) throws {
        let point = EqualEarth.point(of: try #require(Coordinates(latitude: latitude, longitude: longitude)))
        #expect(abs(point.x - x) < 0.5 && abs(point.y - y) < 0.5, "\(point)")
    }

    @Test(
        "An axis has at most five marks from zero, at round numbers",
        arguments: [0, 1, 3, 7, 20, 99, 148, 1_962, 15_041, 1_000_000])
    func ticks(largest: Int) {
        let ticks = Drawing.ticks(upTo: largest)
        #expect(ticks.first == 0 && ticks.count <= 5 && (ticks.last ?? 0) >= largest)
    }
}

/// Checks that tags are closed in their order and attributes are quoted, which is all that these drawings need.
private struct XMLParserProbe {
    func isWellFormed(_ text: String) -> Bool {
        var open: [Substring] = []
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            guard !rest[..<start].contains(">"), let end = rest[start...].firstIndex(of: ">") else { return false }
            let tag = rest[rest.index(after: start)..<end]
            guard tag.count(where: { $0 == "\"" }) % 2 == 0, !tag.dropFirst().contains("<") else { return false }
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst() else { return false }
            } else if !tag.hasSuffix("/") {
                open.append(tag.prefix { $0 != " " })
            }
            rest = rest[rest.index(after: end)...]
        }
        return open.isEmpty && text.firstMatch(of: /&(?!(amp|lt|gt|quot|#39);)/) == nil
    }
}
