public import CadreApplication
public import CadreDomain

/// Who holds what when: one row a position or person, time from left to right.
public struct Strip: Sendable {
    /// What a stretch of time is: an incumbent is solid, a gap hatched red and an overlap blue, both with their days,
    /// the projected dashed, and a relief has an arrow at its first day.
    public typealias Kind = StripSegment.Kind

    /// A stretch of time in a row.
    public struct Segment: Sendable {
        /// What it is.
        public let kind: Kind
        /// All its days, also those outside of what is drawn; an open end is drawn to the edge.
        public let days: DayRange
        /// Whether it may have begun earlier than is known.
        public let isAtLeast: Bool
        /// A name, shown where it fits; nil for none.
        public let label: String?

        /// Makes a segment.
        public init(_ kind: Kind, _ days: DayRange, label: String? = nil, isAtLeast: Bool = false) {
            self.kind = kind
            self.days = days
            self.isAtLeast = isAtLeast
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
    /// Where the line of the day stands.
    public let today: Day
    /// What stands above the line.
    public let dayWord: String
    /// The rows from the top.
    public let rows: [Row]

    /// Makes the strip.
    ///
    /// - Parameter dayWord: What stands above the line of the day, where that is not today.
    public init(days: DayRange, today: Day, dayWord: String = "today", rows: [Row]) {
        self.days = days
        self.today = today
        self.dayWord = dayWord
        self.rows = rows
    }

    /// Makes the strip of a page, around the day that it looks at.
    init(days: DayRange, _ request: WebRequest, rows: [Row]) {
        let word = request.asOf == request.state.today ? "today" : Words.day(request.asOf)
        self.init(days: days, today: request.asOf, dayWord: word, rows: rows)
    }

    /// How a strip is laid out.
    private struct Frame {
        let width: Double
        /// Where the bars begin.
        let left: Double
        let pitch: Double
        /// How wide the label of a row may be.
        let labelWidth: Double
        /// Whether the label of a row stands above its bar instead of to the left.
        let isNarrow: Bool
    }

    /// A segment where it is drawn.
    private struct Stretch {
        let segment: Segment
        let start: Double
        let end: Double

        /// What it covers of its row, the arrow of a relief included.
        var cover: ClosedRange<Double> { (segment.kind == .relief ? start - 24 : start)...max(start + 2, end) }

        /// The longest part of it that the covers leave free.
        func free(beside covers: [ClosedRange<Double>]) -> (start: Double, end: Double) {
            var longest = (start: start, end: start)
            var from = start
            let others = covers.sorted { $0.lowerBound < $1.lowerBound }
            for other in others where other.upperBound > from && other.lowerBound < end {
                if other.lowerBound - from > longest.end - longest.start { longest = (from, other.lowerBound) }
                from = max(from, other.upperBound)
            }
            return end - from > longest.end - longest.start ? (from, end) : longest
        }
    }

    private static let top = 36.0, bar = 20.0
    /// How many months a narrow strip shows before today and after it.
    private static let narrowMonths = (back: 12, ahead: 18)

    /// The part of the strip that a screen as narrow as a telephone shows: from a year before today on.
    public var narrowed: Strip {
        let window = DayRange(
            clamping: max(days.start, today.adding(months: -Self.narrowMonths.back)),
            min(days.end, today.adding(months: Self.narrowMonths.ahead))
        )
        return Strip(days: window, today: today, dayWord: dayWord, rows: rows)
    }

    /// The drawing at the width of a telephone, each label above its bar; see ``svg(title:description:identity:)``.
    public func narrowSVG(title: String, description: String, identity: String = "strip") -> String {
        let pitch = rows.contains { !$0.label.isEmpty } ? 44.0 : 32.0
        let frame = Frame(
            width: Drawing.narrowWidth, left: 1, pitch: pitch, labelWidth: Drawing.narrowWidth, isNarrow: true
        )
        return svg(title: title, description: description, identity: identity + "-narrow", frame)
    }

    /// The drawing.
    ///
    /// - Parameters:
    ///   - title: The finding.
    ///   - description: What it shows.
    ///   - identity: A word that is unique on the page.
    public func svg(title: String, description: String, identity: String = "strip") -> String {
        let left = rows.contains { !$0.label.isEmpty } ? 208.0 : 1.0
        let frame = Frame(width: 960, left: left, pitch: 32, labelWidth: left - 8, isNarrow: false)
        return svg(title: title, description: description, identity: identity, frame)
    }

    private func svg(title: String, description: String, identity: String, _ frame: Frame) -> String {
        var drawing = Drawing()
        let bottom = Self.top + Double(rows.count) * frame.pitch
        drawing.add(
            "<defs>\(Drawing.hatch("\(identity)-h", class: "s-bad", stroke: "#a4262c"))"
                + "<marker id=\"\(identity)-a\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" "
                + "markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" class=\"c-accent\" "
                + "fill=\"#0b5cad\"/></marker></defs>"
        )
        let right = frame.width - (frame.isNarrow ? 1 : 8)
        let scale = (right - frame.left) / Double(max(1, days.dayCount))
        func x(_ day: Day) -> Double { frame.left + Double(min(max(day, days.start), days.end) - days.start) * scale }
        years(&drawing, width: frame.width, bottom: bottom, x)
        // Behind the rows where labels would cross it.
        if frame.isNarrow { drawToday(&drawing, bottom: bottom, x) }
        for (index, row) in rows.enumerated() {
            let foot = Self.top + Double(index + 1) * frame.pitch
            let y = foot - (frame.isNarrow ? Self.bar + 2 : (frame.pitch + Self.bar) / 2)
            if let label = Drawing.cut(row.label, to: frame.labelWidth), !label.isEmpty {
                drawing.text(label, 0, frame.isNarrow ? y - 6 : y + 14, class: frame.isNarrow ? "halo" : nil)
            }
            let stretches = row.segments.compactMap { segment in
                segment.days.intersection(days).map {
                    Stretch(segment: segment, start: x($0.start), end: x($0.end))
                }
            }
            for stretch in stretches { draw(stretch, y: y, frame, identity, &drawing) }
            write(stretches, y: y, &drawing)
        }
        if !frame.isNarrow { drawToday(&drawing, bottom: bottom, x) }
        let height = key(&drawing, identity, width: frame.width, top: bottom + 20)
        return drawing.svg(
            width: frame.width, height: height, title: title, description: description, identity: identity,
            class: frame.isNarrow ? "chart slim" : "chart wide"
        )
    }

    private func drawToday(_ drawing: inout Drawing, bottom: Double, _ x: (Day) -> Double) {
        guard days.contains(today) else { return }
        drawing.line(x(today), 16, x(today), bottom, "class=\"now\" stroke=\"#16202b\"")
        drawing.text(dayWord, x(today), 12, .middle)
    }

    private func draw(
        _ stretch: Stretch, y: Double, _ frame: Frame, _ identity: String, _ drawing: inout Drawing
    ) {
        let segment = stretch.segment, start = stretch.start
        let atLeast = segment.isAtLeast ? "at least " : ""
        let open = segment.days.isOpen ? ", no end in sight" : " to \(Words.day(segment.days.end.adding(days: -1)))"
        let dayWords = segment.days.isOpen ? "" : ", \(atLeast)\(Words.count(segment.days.dayCount, "day"))"
        let what = [Self.word(of: segment.kind), segment.label].compactMap { $0 }.joined(separator: ": ")
        // Nothing hovers over a telephone, and its table says the same; the numbers stand with the other drawing.
        let title = frame.isNarrow ? nil : "\(what), \(Words.day(segment.days.start))\(open)\(dayWords)"
        let data =
            frame.isNarrow
            ? ""
            : " data-kind=\"\(segment.kind.rawValue)\" "
                + "data-days=\"\(segment.days.isOpen ? "open" : String(segment.days.dayCount))\""
        let width = max(2, stretch.end - start)
        switch segment.kind {
        case .relief:
            let middle = y + Self.bar / 2
            drawing.line(
                max(0, start - 24), middle, start, middle,
                "class=\"s-accent\" stroke=\"#0b5cad\" stroke-width=\"2\" marker-end=\"url(#\(identity)-a)\"\(data)"
            )
            drawing.rectangle(
                start, y, width, Self.bar,
                "fill=\"none\" class=\"s-accent\" stroke=\"#0b5cad\" stroke-dasharray=\"4 3\"",
                title: title
            )
        case .projected:
            drawing.rectangle(
                start, y, width, Self.bar,
                "fill=\"none\" class=\"s-quiet\" stroke=\"#52606d\" stroke-dasharray=\"4 3\"\(data)",
                title: title
            )
        case .incumbent, .gap, .overlap:
            drawing.rectangle(start, y, width, Self.bar, "\(Self.paint(segment.kind, identity))\(data)", title: title)
        }
    }

    /// Writes the names and days of a row, each on the part of its stretch that no later one covers, where it fits.
    private func write(_ stretches: [Stretch], y: Double, _ drawing: inout Drawing) {
        var covers: [ClosedRange<Double>] = []
        for stretch in stretches.reversed() {
            let free = stretch.free(beside: covers)
            covers.append(stretch.cover)
            guard let text = Self.words(on: stretch.segment, within: free.end - free.start - 12) else { continue }
            switch stretch.segment.kind {
            case .gap:
                let box = Drawing.width(of: text) + 8
                let middle = (free.start + free.end) / 2
                drawing.rectangle(middle - box / 2, y + 3, box, Self.bar - 6, "class=\"f0\" fill=\"#fff\"")
                drawing.text(text, middle, y + 14, .middle, class: "c-bad")
            case .incumbent: drawing.text(text, free.start + 6, y + 14, class: "on")
            case .overlap: drawing.text(text, free.start + 6, y + 14, class: "over")
            case .projected, .relief: drawing.text(text, free.start + 6, y + 14)
            }
        }
    }

    /// The name, cut where it is too long, or the days, which are written whole or not at all.
    private static func words(on segment: Segment, within room: Double) -> String? {
        let isCounted = segment.kind == .gap || segment.kind == .overlap
        guard isCounted && !segment.days.isOpen else { return segment.label.flatMap { Drawing.cut($0, to: room) } }
        let days = (segment.isAtLeast ? "\u{2265} " : "") + "\(Words.number(segment.days.dayCount)) d"
        return Drawing.width(of: days) <= room ? days : nil
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
        let used = Set(rows.flatMap(\.segments).filter { $0.days.intersection(days) != nil }.map(\.kind))
        var x = 1.0
        var top = top
        for kind in Kind.allCases where used.contains(kind) {
            let word = Self.word(of: kind)
            let length = 26 + Drawing.width(of: word)
            if x + length > width {
                x = 1
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
            x += length + 16
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
}
