public import CadreDomain

/// Two counts a month, stacked: such as vacancies that open with a named relief and without one.
public struct MonthColumns: Sendable {
    /// One month.
    public struct Month: Sendable {
        /// Any day of the month.
        public let day: Day
        /// The count that stands below, such as with a relief.
        public let lower: Int
        /// The count that stands on it, such as without one.
        public let upper: Int

        /// Makes a month.
        public init(_ day: Day, lower: Int, upper: Int) {
            self.day = day
            self.lower = lower
            self.upper = upper
        }
    }

    /// The months in order.
    public let months: [Month]
    /// What the lower count is.
    public let lowerLabel: String
    /// What the upper count is; it is hatched.
    public let upperLabel: String

    /// Makes the chart.
    public init(_ months: [Month], lower: String, upper: String) {
        self.months = months
        lowerLabel = lower
        upperLabel = upper
    }

    /// How the columns are laid out.
    private struct Frame {
        let width: Double
        let height: Double
        /// Where the columns begin at the least.
        let left: Double
        let right: Double
        /// Whether only each third month has its name.
        let isNarrow: Bool
    }

    private static let top = 40.0, bottom = 44.0

    /// The drawing at the width of a telephone; see ``svg(title:description:identity:)``.
    public func narrowSVG(title: String, description: String, identity: String = "months") -> String {
        let frame = Frame(width: Drawing.narrowWidth, height: 260, left: 32, right: 0, isNarrow: true)
        return svg(title: title, description: description, identity: identity + "-narrow", frame)
    }

    /// The drawing.
    ///
    /// - Parameters:
    ///   - title: The finding.
    ///   - description: What it shows.
    ///   - identity: A word that is unique on the page.
    public func svg(title: String, description: String, identity: String = "months") -> String {
        let frame = Frame(width: 640, height: 360, left: 44, right: 8, isNarrow: false)
        return svg(title: title, description: description, identity: identity, frame)
    }

    private func svg(title: String, description: String, identity: String, _ frame: Frame) -> String {
        var drawing = Drawing()
        let highest = months.map { $0.lower + $0.upper }.max() ?? 0
        let ticks = Drawing.ticks(upTo: highest)
        let left = max(frame.left, Drawing.width(of: Words.number(ticks.last ?? 1)) + 8)
        let plotHeight = frame.height - Self.top - Self.bottom
        let scale = plotHeight / Double(ticks.last ?? 1)
        let ground = frame.height - Self.bottom
        drawing.add(Drawing.hatchDefinition("\(identity)-h"))
        key(&drawing, identity, left: frame.isNarrow ? 0 : left)
        for tick in ticks {
            let y = ground - Double(tick) * scale
            drawing.line(
                left, y, frame.width - frame.right, y,
                "class=\"\(tick == 0 ? "axis" : "grid")\" stroke=\"#d3d8de\""
            )
            drawing.text(Words.number(tick), left - (frame.isNarrow ? 4 : 8), y + 4, .end, class: "faint")
        }
        let pitch = (frame.width - left - frame.right) / Double(max(1, months.count))
        let bar = min(40, pitch * 0.72)
        let widest = Drawing.width(of: Words.number(highest))
        let peak = months.firstIndex { $0.lower + $0.upper == highest }
        for (index, month) in months.enumerated() {
            let x = left + Double(index) * pitch + (pitch - bar) / 2
            let lower = Double(month.lower) * scale, upper = Double(month.upper) * scale
            let name = Words.month(month.day)
            drawing.rectangle(
                x, ground - lower, bar, lower, "class=\"c-solid\" fill=\"#52708f\" data-value=\"\(month.lower)\"",
                title: frame.isNarrow ? nil : "\(name), \(lowerLabel): \(Words.number(month.lower))"
            )
            drawing.rectangle(
                x, ground - lower - upper, bar, upper,
                "fill=\"url(#\(identity)-h)\" class=\"s-bad\" stroke=\"#a4262c\" data-value=\"\(month.upper)\"",
                title: frame.isNarrow ? nil : "\(name), \(upperLabel): \(Words.number(month.upper))"
            )
            if pitch > widest || index == peak {
                let middle = min(max(x + bar / 2, left + widest / 2), frame.width - widest / 2)
                drawing.text(Words.number(month.lower + month.upper), middle, ground - lower - upper - 5, .middle)
            }
            let middle = min(x + bar / 2, frame.width - 16)
            label(month.day, at: middle, isFirst: index == 0, ground: ground, frame, &drawing)
        }
        return drawing.svg(
            width: frame.width, height: frame.height, title: title, description: description, identity: identity,
            class: frame.isNarrow ? "chart slim" : "chart"
        )
    }

    /// The first letter of each month, or the name of each third one where it is narrow; and the year under its January
    /// and under the first month.
    private func label(
        _ day: Day, at x: Double, isFirst: Bool, ground: Double, _ frame: Frame, _ drawing: inout Drawing
    ) {
        let parts = day.parts
        if !frame.isNarrow {
            drawing.text(String(Words.month(day).prefix(1)), x, ground + 16, .middle, class: "faint")
        } else if parts.month % 3 == 1 {
            drawing.text(String(Words.month(day).prefix(3)), x, ground + 16, .middle, class: "faint")
        }
        if parts.month == 1 || (isFirst && parts.month < (frame.isNarrow ? 10 : 11)) {
            drawing.text(String(parts.year), x, ground + 34, .middle)
        }
    }

    private func key(_ drawing: inout Drawing, _ identity: String, left: Double) {
        drawing.rectangle(left, 8, 12, 12, "class=\"c-solid\" fill=\"#52708f\"")
        drawing.text(lowerLabel, left + 18, 18)
        let second = left + 18 + Drawing.width(of: lowerLabel) + 16
        drawing.rectangle(second, 8, 12, 12, "fill=\"url(#\(identity)-h)\" class=\"s-bad\" stroke=\"#a4262c\"")
        drawing.text(upperLabel, second + 18, 18)
    }
}
