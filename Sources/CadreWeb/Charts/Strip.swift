public import CadreDomain

/// Who holds what when: one row a position or person, time from left to right.
public struct Strip: Sendable {
    /// What a stretch of time is.
    public enum Kind: String, Sendable, CaseIterable {
        /// Somebody holds the position: solid.
        case incumbent
        /// Nobody does: hatched red, with its days.
        case gap
        /// Two people do: blue, with its days.
        case overlap
        /// Somebody is expected to: dashed.
        case projected
        /// A relief is named: an arrow at its first day.
        case relief
    }

    /// A stretch of time in a row.
    public struct Segment: Sendable {
        /// What it is.
        public let kind: Kind
        /// Its days; an open end is drawn to the edge.
        public let days: DayRange
        /// A name, shown where it fits; nil for none.
        public let label: String?

        /// Makes a segment.
        public init(_ kind: Kind, _ days: DayRange, label: String? = nil) {
            self.kind = kind
            self.days = days
            self.label = label
        }
    }

    /// One row.
    public struct Row: Sendable {
        /// Whose row it is.
        public let label: String
        /// Its stretches; later ones are drawn over earlier ones.
        public let segments: [Segment]

        /// Makes a row.
        public init(_ label: String, _ segments: [Segment]) {
            self.label = label
            self.segments = segments
        }
    }

    /// The days shown.
    public let days: DayRange
    /// Where the line of today stands.
    public let today: Day
    /// The rows from the top.
    public let rows: [Row]

    /// Makes the strip.
    public init(days: DayRange, today: Day, rows: [Row]) {
        self.days = days
        self.today = today
        self.rows = rows
    }

    /// How a strip is laid out.
    private struct Frame {
        let width: Double
        /// Where the bars begin.
        let left: Double
        let pitch: Double
        /// How many letters of a label are written.
        let labelCount: Int
        /// Whether the label of a row stands above its bar instead of to the left.
        let isNarrow: Bool
    }

    private static let top = 36.0, bar = 20.0, letter = 6.4
    /// How many months a narrow strip shows before today and after it.
    private static let narrowMonths = (back: 12, ahead: 18)

    /// The part of the strip that a screen as narrow as a telephone shows: from a year before today on.
    public var narrowed: Strip {
        let window = DayRange(
            clamping: max(days.start, today.adding(months: -Self.narrowMonths.back)),
            min(days.end, today.adding(months: Self.narrowMonths.ahead))
        )
        return Strip(days: window, today: today, rows: rows)
    }

    /// The drawing at the width of a telephone, each label above its bar; see ``svg(title:description:identity:)``.
    public func narrowSVG(title: String, description: String, identity: String = "strip") -> String {
        let pitch = rows.contains { !$0.label.isEmpty } ? 44.0 : 32.0
        let frame = Frame(width: 320, left: 1, pitch: pitch, labelCount: 46, isNarrow: true)
        return svg(title: title, description: description, identity: identity + "-narrow", frame)
    }

    /// The drawing.
    ///
    /// - Parameters:
    ///   - title: The finding.
    ///   - description: What it shows.
    ///   - identity: A word that is unique on the page.
    public func svg(title: String, description: String, identity: String = "strip") -> String {
        let left = rows.contains { !$0.label.isEmpty } ? 176.0 : 8.0
        let frame = Frame(width: 960, left: left, pitch: 32, labelCount: 24, isNarrow: false)
        return svg(title: title, description: description, identity: identity, frame)
    }

    private func svg(title: String, description: String, identity: String, _ frame: Frame) -> String {
        var drawing = Drawing()
        let bottom = Self.top + Double(rows.count) * frame.pitch
        drawing.add(
            "<defs>\(Drawing.hatch("\(identity)-h", class: "s-bad", stroke: "#a4262c"))"
                + "<marker id=\"\(identity)-a\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" "
                + "orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" class=\"c-accent\" fill=\"#0b5cad\"/></marker></defs>"
        )
        let right = frame.width - (frame.isNarrow ? 1 : 8)
        let scale = (right - frame.left) / Double(max(1, days.dayCount))
        func x(_ day: Day) -> Double { frame.left + Double(min(max(day, days.start), days.end) - days.start) * scale }
        years(&drawing, width: frame.width, bottom: bottom, x)
        for (index, row) in rows.enumerated() {
            let foot = Self.top + Double(index + 1) * frame.pitch
            let y = foot - (frame.isNarrow ? Self.bar + 2 : (frame.pitch + Self.bar) / 2)
            drawing.text(Self.cut(row.label, frame.labelCount), 0, frame.isNarrow ? y - 6 : y + 14)
            for segment in row.segments {
                guard let seen = segment.days.intersection(days) else { continue }
                draw(segment, from: x(seen.start), to: x(seen.end), y: y, frame, identity, &drawing)
            }
        }
        if days.contains(today) {
            drawing.line(x(today), 16, x(today), bottom, "class=\"now\" stroke=\"#16202b\"")
            drawing.text("today", x(today), 12, .middle)
        }
        let height = key(&drawing, identity, width: frame.width, top: bottom + 20)
        return drawing.svg(
            width: frame.width, height: height, title: title, description: description, identity: identity,
            class: frame.isNarrow ? "chart slim" : "chart wide"
        )
    }

    private func draw(
        _ segment: Segment, from start: Double, to end: Double, y: Double, _ frame: Frame, _ identity: String,
        _ drawing: inout Drawing
    ) {
        let open = segment.days.isOpen ? "" : " to \(Words.day(segment.days.end.adding(days: -1)))"
        let dayWords = segment.days.isOpen ? "" : ", \(Words.count(segment.days.dayCount, "day"))"
        let what = [Self.word(of: segment.kind), segment.label].compactMap { $0 }.joined(separator: ": ")
        // Nothing hovers over a telephone, and its table says the same.
        let title = frame.isNarrow ? nil : "\(what), \(Words.day(segment.days.start))\(open)\(dayWords)"
        let data =
            "data-kind=\"\(segment.kind.rawValue)\" data-days=\"\(segment.days.isOpen ? "open" : String(segment.days.dayCount))\""
        let width = max(2, end - start)
        switch segment.kind {
        case .relief:
            let middle = y + Self.bar / 2
            drawing.line(
                max(0, start - 24), middle, start, middle,
                "class=\"s-accent\" stroke=\"#0b5cad\" stroke-width=\"2\" marker-end=\"url(#\(identity)-a)\" \(data)"
            )
            drawing.rectangle(
                start, y, width, Self.bar,
                "fill=\"none\" class=\"s-accent\" stroke=\"#0b5cad\" stroke-dasharray=\"4 3\"",
                title: title
            )
        case .projected:
            drawing.rectangle(
                start, y, width, Self.bar,
                "fill=\"none\" class=\"s-quiet\" stroke=\"#52606d\" stroke-dasharray=\"4 3\" \(data)",
                title: title
            )
        case .incumbent, .gap, .overlap:
            drawing.rectangle(start, y, width, Self.bar, "\(Self.paint(segment.kind, identity)) \(data)", title: title)
        }
        write(segment, start, width, y, &drawing)
    }

    /// Writes the name or the days on the stretch where they fit; the days of a gap get a ground of their own.
    private func write(_ segment: Segment, _ start: Double, _ width: Double, _ y: Double, _ drawing: inout Drawing) {
        let text: String?
        switch segment.kind {
        case .gap, .overlap: text = segment.days.isOpen ? segment.label : "\(Words.number(segment.days.dayCount)) d"
        case .incumbent, .projected, .relief: text = segment.label
        }
        guard let text else { return }
        let room = Int((width - 12) / Self.letter)
        guard room >= min(text.count, 5) else { return }
        let shown = Self.cut(text, room)
        if segment.kind == .gap {
            let box = Double(shown.count) * Self.letter + 8
            drawing.rectangle(start + (width - box) / 2, y + 3, box, Self.bar - 6, "class=\"f0\" fill=\"#fff\"")
            drawing.text(shown, start + width / 2, y + 14, .middle, class: "c-bad")
        } else {
            let isSolid = segment.kind == .incumbent || segment.kind == .overlap
            drawing.text(shown, start + 6, y + 14, class: isSolid ? "on" : nil)
        }
    }

    private func years(_ drawing: inout Drawing, width: Double, bottom: Double, _ x: (Day) -> Double) {
        let first = days.start.parts.year, last = days.end.adding(days: -1).parts.year
        guard first <= last else { return }
        for year in first...last {
            guard let day = Day(year: year, month: 1, day: 1) else { continue }
            let shown = max(day, days.start)
            if day > days.start { drawing.line(x(day), Self.top, x(day), bottom, "class=\"grid\" stroke=\"#d3d8de\"") }
            // The word stands beside its line, after the line of today where that would cross it, and is left out where
            // the next year or the edge takes the place.
            let beside = x(shown) + 3
            let isCrossed = days.contains(today) && x(today) > beside - 3 && x(today) < beside + 28
            let place = isCrossed ? x(today) + 3 : beside
            let next = Day(year: year + 1, month: 1, day: 1).map(x) ?? width
            if place < width - 36, next - place > 32 {
                drawing.text(String(year), place, Self.top - 8, class: "faint")
            }
        }
    }

    /// Draws the key of the kinds that occur and returns the height of the whole.
    private func key(_ drawing: inout Drawing, _ identity: String, width: Double, top: Double) -> Double {
        let used = Set(rows.flatMap { $0.segments.map(\.kind) })
        var x = 8.0
        var top = top
        for kind in Kind.allCases where used.contains(kind) {
            let word = Self.word(of: kind)
            let length = 26 + Double(word.count) * Self.letter
            if x + length > width {
                x = 8
                top += 20
            }
            switch kind {
            case .incumbent, .gap, .overlap: drawing.rectangle(x, top - 10, 20, 12, Self.paint(kind, identity))
            case .projected:
                drawing.rectangle(
                    x, top - 10, 20, 12, "fill=\"none\" class=\"s-quiet\" stroke=\"#52606d\" stroke-dasharray=\"4 3\"")
            case .relief:
                drawing.line(
                    x, top - 4, x + 20, top - 4,
                    "class=\"s-accent\" stroke=\"#0b5cad\" stroke-width=\"2\" marker-end=\"url(#\(identity)-a)\""
                )
            }
            drawing.text(word, x + 26, top, class: "faint")
            x += length + 24
        }
        return used.isEmpty ? top - 12 : top + 8
    }

    private static func paint(_ kind: Kind, _ identity: String) -> String {
        switch kind {
        case .incumbent: "class=\"c-solid\" fill=\"#52708f\""
        case .gap: "fill=\"url(#\(identity)-h)\" class=\"s-bad\" stroke=\"#a4262c\""
        case .overlap: "class=\"f5\" fill=\"#2166ac\""
        case .projected, .relief: "fill=\"none\""
        }
    }

    private static func word(of kind: Kind) -> String {
        switch kind {
        case .incumbent: "incumbent"
        case .gap: "gap"
        case .overlap: "overlap"
        case .projected: "projected"
        case .relief: "relief named"
        }
    }

    private static func cut(_ text: String, _ count: Int) -> String {
        text.count <= count ? text : String(text.prefix(max(1, count - 1))) + "\u{2026}"
    }
}
