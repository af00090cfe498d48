import CadreApplication
import CadreDomain
import CadrePlanning

/// What the page of a slate's front shows: the drawing, and every corner with the weights that give it.
struct FrontModel: Sendable {
    struct Choice: Sendable {
        let value: String
        let label: String
        let isSelected: Bool
    }

    struct Row: Sendable {
        let name: String
        /// Its place on the page; nil for the slate itself.
        let anchor: String?
        let rowAddress: String
        let isSlate: Bool
        let cells: [String]
        let weights: [Weight]
        /// What a run keeps to besides the weights, in words.
        let limits: String?
        /// How much fill the row may lack, in words; nil where it is proven.
        let gap: String?
        let obstacle: String?
        let deed: Deed?
    }

    /// The weight of one rule, with that of the slate where it differs.
    struct Weight: Sendable {
        let rule: String
        let weight: String
    }

    struct Deed: Sendable {
        let form: FormFields
        let action: String
        let weights: String
        let limits: String
        let name: String
    }

    let action: String
    let choices: [Choice]
    let title: String
    let subtitle: String
    let svg: String
    let narrow: String
    let sentence: String
    let csvAddress: String
    let notes: [String]
    let heading: String
    let caption: String
    let headers: [String]
    let rows: [Row]
    /// Whether any row can be solved, which gives the table its column for that.
    let hasDeeds: Bool
    let slateAddress: String

    /// The page.
    static func page(_ detail: ShowFront.Detail, _ request: WebRequest) -> Page {
        let slate = detail.stored.slate
        let objectives = detail.front.objectives.rawValue
        let option = objectives == ShowFront.choices[0] ? "" : " --objectives \(objectives)"
        return Page(
            title: "\(detail.sheet.title) \u{00B7} \(slate.id)", section: .assignments,
            status: SlateList.mark(slate.state.word), scope: slate.title, answer: detail.sheet.answer,
            template: "slate-front", model: FrontModel(detail, request),
            exports: ExportRow(request, wholeCommand: "cadre slate front \(slate.id)\(option)"),
            reasons: detail.sheet.figures.map { Definition($0.title, $0.definition) }
        )
    }

    private init(_ detail: ShowFront.Detail, _ request: WebRequest) {
        let (front, slate) = (detail.front, detail.stored.slate)
        let second = front.objectives.second
        action = "/slates/\(slate.id)/front"
        choices = FrontObjectives.allCases.map {
            Choice(value: $0.rawValue, label: "Fill against \($0.second.title)", isSelected: $0 == front.objectives)
        }
        title = Self.title(front)
        subtitle =
            "Fill in steps of priority, \(second.title) in \(second.unit)"
            + "\(second.isFewerBetter ? ", fewer to the right" : ""). Source: the frozen input of the slate."
        let isBounded = second == .fairness
        let word = isBounded ? "Point" : "Corner"
        heading = "\(word)s, the most fill first"
        func mark(_ values: FrontValues, _ label: String) -> FrontChart.Mark {
            FrontChart.Mark(x: values[second], y: values.fill, label: label)
        }
        let chart = FrontChart(
            corners: front.points.enumerated().map { index, point in
                mark(
                    point.values,
                    "\(word) \(index + 1): fill \(Words.number(point.values.fill)), \(second.title) "
                        + Words.number(point.values[second])
                )
            },
            slate: mark(front.chosen, "this slate"),
            xTitle: "\(second.noun), \(second.unit) \u{2192}\(second.isFewerBetter ? " fewer" : "")",
            yTitle: "Fill, steps of priority \u{2191}", isXFewerBetter: second.isFewerBetter, isStepped: isBounded
        )
        sentence = detail.sheet.answer
        svg = chart.svg(title: title, description: sentence)
        narrow = chart.narrowSVG(title: title, description: sentence)
        csvAddress = FormText.address(action + ".csv", request.query.filter { !$0.value.isEmpty })
        notes = detail.sheet.notes
        caption =
            isBounded
            ? "In brackets the change against this slate. A point is had with fill.priority alone and the limits "
                + "beside it; its price is how many steps of priority one per cent closer together is worth."
            : "In brackets the change against this slate. Weights are points for one unit of a rule; rules not named "
                + "count nothing."
        let common: [String] = [
            "Filled", "Fill", isBounded ? "Apart, %" : second.noun, "Points here", "Filled otherwise",
        ]
        headers = isBounded ? common + ["Price"] : common
        rows = Self.rows(detail, request)
        hasDeeds = rows.contains { $0.deed != nil }
        slateAddress = request.link("/slates/\(slate.id)")
    }

    private static func title(_ front: SlateFront) -> String {
        guard let first = front.points.first, let last = front.points.last, front.points.count > 1 else {
            return "The most of both can be had at once"
        }
        let second = front.objectives.second
        if second == .fairness {
            return "From \(first.values.percentApart) to \(last.values.percentApart) per cent between commands costs "
                + "\(Words.number(first.values.fill - last.values.fill)) steps of priority"
        }
        let fill = first.values.fill - last.values.fill
        let other = last.values.gain(over: first.values, in: second)
        return "From end to end, \(Words.number(fill)) steps of priority stand against "
            + "\(Words.number(other)) \(second.unit)"
    }

    private static func rows(_ detail: ShowFront.Detail, _ request: WebRequest) -> [Row] {
        let (front, id) = (detail.front, detail.stored.slate.id)
        guard let table = detail.sheet.table("front") else { return [] }
        let mayBeSolved = request.persona != nil && request.may(.solveSlate)
        let action = "/slates/\(id)/again"
        return table.rows.map { row in
            func text(_ name: String) -> String {
                table.columns.firstIndex { $0.name == name }.map { row.cells[$0].text } ?? ""
            }
            func number(_ name: String) -> String { Int(text(name)).map { Words.number($0) } ?? "" }
            func withChange(_ name: String) -> String {
                let change = Int(text("\(name)_change")) ?? 0
                let sign = change > 0 ? "+" : "\u{2212}"
                return number(name) + (change == 0 ? "" : " (\(sign)\(Words.number(abs(change))))")
            }
            let isBounded = front.objectives.second == .fairness
            let word = isBounded ? "Point" : "Corner"
            let corner = Int(text("corner"))
            let isSlate = text("is_slate") == "yes"
            let weights = text("weights")
            let limits = text("limits")
            var cells: [String] = [
                number("filled"), withChange("fill"), withChange(front.objectives.second.name), number("points"),
                number("changed"),
            ]
            if isBounded {
                let price: String = text("price")
                cells.append(corner != nil && price.isEmpty ? "none gives it" : price)
            }
            let canBeSolved = corner != nil && text("obstacle").isEmpty && mayBeSolved
            return Row(
                name: corner.map { "\(word) \($0)" } ?? "This slate", anchor: corner.map { "corner-\($0)" },
                rowAddress: corner.map { "#corner-\($0)" } ?? request.link("/slates/\(id)"),
                isSlate: isSlate && corner != nil,
                cells: cells,
                weights: weights.split(separator: ",").map { part in
                    let halves = part.split(separator: "=").map { $0.filter { $0 != " " } }
                    return Weight(rule: halves[0], weight: halves.count > 1 ? halves[1] : "")
                }
                .filter { $0.weight != "0" },
                limits: limits.isEmpty ? nil : "every two commands at most \(text("percent_apart")) per cent apart",
                gap: Int(text("fill_gap")).flatMap { gap in
                    gap > 0 ? "At most \(Words.count(gap, "step")) of priority below the best so far apart." : nil
                },
                obstacle: text("obstacle").isEmpty ? nil : "No run gives it: \(text("obstacle")).",
                deed: canBeSolved
                    ? Deed(
                        form: request.formFields(for: action), action: action, weights: weights, limits: limits,
                        name: "\(word.lowercased()) \(corner ?? 0)"
                    ) : nil
            )
        }
    }
}
