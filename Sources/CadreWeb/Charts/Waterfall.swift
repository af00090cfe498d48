/// How a whole shrinks step by step, such as from required to qualified: one row a step, zero on the axis.
public struct Waterfall: Sendable {
    /// One row.
    public struct Step: Sendable {
        /// What it is, in a few words.
        public let label: String
        /// How many; never negative.
        public let value: Int
        /// Whether it is taken away from the total before it, and is no total itself.
        public let isLoss: Bool

        /// A row from zero.
        public static func total(_ label: String, _ value: Int) -> Step {
            Step(label: label, value: value, isLoss: false)
        }
        /// A row that hangs at the end of the total before it.
        public static func loss(_ label: String, _ value: Int) -> Step {
            Step(label: label, value: value, isLoss: true)
        }
    }

    /// The rows from the top.
    public let steps: [Step]

    /// Makes the chart.
    public init(_ steps: [Step]) { self.steps = steps }

    /// How the rows are laid out.
    private struct Frame {
        let width: Double
        /// Where the bars begin.
        let left: Double
        let pitch: Double
        /// Whether the label of a row stands above its bar instead of to the left.
        let isNarrow: Bool
    }

    private static let right = 64.0, top = 8.0, bar = 20.0

    /// The drawing at the width of a telephone, each label above its bar; see ``svg(title:description:identity:)``.
    public func narrowSVG(title: String, description: String, identity: String = "waterfall") -> String {
        let frame = Frame(width: Drawing.narrowWidth, left: 4, pitch: 44, isNarrow: true)
        return svg(title: title, description: description, identity: identity + "-narrow", frame)
    }

    /// The drawing.
    ///
    /// - Parameters:
    ///   - title: The finding.
    ///   - description: What it shows.
    ///   - identity: A word that is unique on the page.
    public func svg(title: String, description: String, identity: String = "waterfall") -> String {
        let frame = Frame(width: 640, left: 176, pitch: 32, isNarrow: false)
        return svg(title: title, description: description, identity: identity, frame)
    }

    private func svg(title: String, description: String, identity: String, _ frame: Frame) -> String {
        var drawing = Drawing()
        let largest = steps.filter { !$0.isLoss }.map(\.value).max() ?? 0
        let ticks = Drawing.ticks(upTo: largest).filter { $0 <= max(1, largest) }
        let scale = (frame.width - frame.left - Self.right) / Double(max(1, largest))
        let bottom = Self.top + Double(steps.count) * frame.pitch
        for tick in ticks {
            let x = frame.left + Double(tick) * scale
            drawing.line(x, Self.top, x, bottom, "class=\"\(tick == 0 ? "axis" : "grid")\" stroke=\"#d3d8de\"")
            drawing.text(Words.number(tick), x, bottom + 16, .middle, class: "faint")
        }
        drawing.add(Drawing.hatchDefinition("\(identity)-h"))
        var end = 0
        for (index, step) in steps.enumerated() {
            let foot = Self.top + Double(index + 1) * frame.pitch
            let y = foot - (frame.isNarrow ? Self.bar + 2 : (frame.pitch + Self.bar) / 2)
            let start = step.isLoss ? max(0, end - step.value) : 0
            let x = frame.left + Double(start) * scale
            let paint =
                step.isLoss
                ? "fill=\"url(#\(identity)-h)\" class=\"s-bad\" stroke=\"#a4262c\""
                : "class=\"c-solid\" fill=\"#52708f\""
            drawing.rectangle(
                x, y, Double(step.value) * scale, Self.bar, "\(paint) data-value=\"\(step.value)\"",
                title: frame.isNarrow ? nil : "\(step.label): \(Words.number(step.value))"
            )
            if frame.isNarrow {
                drawing.text(step.label, 0, y - 6, class: step.isLoss ? "faint halo" : "halo")
            } else {
                drawing.text(step.label, frame.left - 12, y + 14, .end, class: step.isLoss ? "faint" : nil)
            }
            let shown = step.isLoss ? "\u{2212}\(Words.number(step.value))" : Words.number(step.value)
            let tip = frame.left + Double(start + step.value) * scale
            drawing.text(shown, tip + 6, y + 14, class: step.isLoss ? "c-bad" : "large")
            end = step.isLoss ? start : step.value
        }
        return drawing.svg(
            width: frame.width, height: bottom + 24, title: title, description: description, identity: identity,
            class: frame.isNarrow ? "chart slim" : "chart"
        )
    }
}

extension Drawing {
    /// The hatch of gaps and losses, ready to be used by its name.
    static func hatchDefinition(_ name: String) -> String {
        "<defs>\(hatch(name, class: "s-bad", stroke: "#a4262c"))</defs>"
    }
}
