import CadreApplication
import CadreDomain
import Testing

@testable import CadreWeb

/// A text of a drawing with the room that it takes, by the widths of the widest usual font.
private struct DrawnText {
    let words: String
    let start: Double
    let end: Double
    let y: Double

    /// Every text of a drawing.
    static func all(in svg: String) -> [DrawnText] {
        svg.matches(of: /<text x="([0-9.-]+)" y="([0-9.-]+)"(?: text-anchor="(\w+)")?[^>]*>([^<]*)<\/text>/)
            .compactMap { match in
                guard let x = Double(match.1), let y = Double(match.2) else { return nil }
                let words = String(match.4)
                let width = Drawing.width(of: words)
                let start = match.3 == "middle" ? x - width / 2 : match.3 == "end" ? x - width : x
                return DrawnText(words: words, start: start, end: start + width, y: y)
            }
    }

    /// The pairs of texts that lie on one another.
    static func overlaps(in svg: String) -> [String] {
        let texts = all(in: svg)
        return texts.enumerated().flatMap { index, one in
            texts[..<index].filter { abs($0.y - one.y) < 12 && $0.start < one.end && one.start < $0.end }
                .map { "\($0.words) / \(one.words)" }
        }
    }
}

@Suite("Texts of drawings")
struct ChartTextTests {
    private let today = Day(year: 2027, month: 6, day: 15)

    private func range(_ start: Int, _ end: Int) throws -> DayRange {
        let today = try #require(today)
        return DayRange(clamping: today.adding(days: start), today.adding(days: end))
    }

    /// Long names, short stretches, two incumbents at once, a relief before the end, and gaps of every length.
    private func strip() throws -> Strip {
        let today = try #require(today)
        let name = "Montgomery-Wellington, Maximiliana"
        func held(_ kind: Strip.Kind, _ start: Int, _ end: Int) throws -> Strip.Segment {
            .init(kind, try range(start, end), label: name)
        }
        let doubled = [
            try held(.incumbent, -700, -300), try held(.incumbent, -310, 0), try held(.projected, 0, 200),
            try held(.relief, 180, 700), .init(.overlap, try range(-310, -300)), .init(.overlap, try range(180, 200)),
        ]
        let covered = [
            try held(.incumbent, -720, 0), try held(.incumbent, -500, -420), .init(.overlap, try range(-500, -420)),
            try held(.projected, 0, 90), try held(.relief, 95, 720), .init(.gap, try range(90, 95)),
        ]
        let short = try (0..<24).flatMap { month in
            [
                try held(.incumbent, month * 60 - 720, month * 60 - 700),
                .init(.gap, try range(month * 60 - 700, month * 60 - 660)),
            ]
        }
        let gaps = try [5, 12, 30, 70, 200].reduce(into: (day: -700, segments: [Strip.Segment]())) { row, length in
            row.segments.append(.init(.gap, try range(row.day, row.day + length)))
            row.day += length + 30
        }
        return Strip(
            days: try range(-730, 730), today: today,
            rows: [doubled, covered, short, gaps.segments].map {
                .init("! Chief of the Security Cooperation Office, Army Section", $0)
            }
        )
    }

    @Test("No text of a strip lies on another or leaves the drawing, however long the names and short the stretches")
    func stripTexts() throws {
        let strip = try strip()
        let drawings = [
            (strip.svg(title: "T", description: "D"), 960.0),
            (strip.narrowed.narrowSVG(title: "T", description: "D"), 288.0),
        ]
        for (svg, width) in drawings {
            #expect(DrawnText.overlaps(in: svg) == [])
            for text in DrawnText.all(in: svg) { #expect(text.start >= 0 && text.end <= width, "\(text)") }
        }
        #expect(drawings[0].0.contains(">Montgomery-"))
    }

    @Test("The days of a gap are written whole or not at all")
    func wholeDays() throws {
        let texts = DrawnText.all(in: try strip().svg(title: "T", description: "D")).map(\.words)
        let days = texts.filter { $0.hasSuffix(" d") }
        #expect(days.contains("200 d"))
        #expect(days.allSatisfy { ["40 d", "70 d", "80 d", "200 d"].contains($0) }, "\(days)")
        #expect(!texts.contains { $0.first?.isNumber == true && $0.hasSuffix("\u{2026}") })
    }

    @Test("A name is cut where its place is short, and left out where less than four letters fit")
    func cutNames() {
        #expect(Drawing.cut("Reyes", to: 200) == "Reyes")
        #expect(Drawing.cut("Maximiliana", to: 60)?.hasSuffix("\u{2026}") == true)
        #expect(Drawing.cut("Maximiliana", to: 20) == nil)
        #expect(Drawing.cut("", to: -7) == nil)
    }

    @Test("On a narrow screen the waterfall has every number, each label above its bar")
    func narrowWaterfall() {
        let steps: [Waterfall.Step] = [
            .total("Required", 15_041), .loss("Not authorized", 1_204), .total("Authorized", 13_837),
            .loss("Vacant", 1_700), .total("Filled", 12_137), .loss("Filled, requirements not met", 3_900),
            .total("Qualified", 8_237),
        ]
        let svg = Waterfall(steps).narrowSVG(title: "T", description: "D")
        #expect(svg.contains("viewBox=\"0 0 288 ") && svg.contains("class=\"chart slim\""))
        #expect(svg.matches(of: /data-value="([0-9]+)"/).compactMap { Int($0.1) } == steps.map(\.value))
        #expect(DrawnText.overlaps(in: svg) == [])
        for text in DrawnText.all(in: svg) { #expect(text.start >= -1 && text.end <= 288, "\(text)") }
    }

    @Test(
        "On a narrow screen the months have every column, each third name, and the highest count", arguments: [0, 23])
    func narrowMonths(highest: Int) throws {
        let today = try #require(today)
        let months = (0..<24).map {
            MonthColumns.Month(today.adding(months: $0), lower: 100, upper: $0 == highest ? 1_423 : 200)
        }
        let svg = MonthColumns(months, lower: "relief named", upper: "no relief")
            .narrowSVG(title: "T", description: "D")
        #expect(svg.contains("viewBox=\"0 0 288 ") && svg.contains("class=\"chart slim\""))
        #expect(svg.matches(of: /data-value/).count == 48)
        #expect(svg.contains(">1,523<") && svg.contains(">Jul<") && !svg.contains(">Aug<"))
        #expect(svg.contains(">2027<") && svg.contains(">2029<"))
        #expect(DrawnText.overlaps(in: svg) == [])
        for text in DrawnText.all(in: svg) { #expect(text.start >= 0 && text.end <= 288, "\(text)") }
    }
}
