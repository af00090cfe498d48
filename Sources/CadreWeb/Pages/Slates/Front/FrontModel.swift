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
        let isSlate: Bool
        let cells: [String]
        let weights: [Weight]
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
        let name: String
    }

    let action: String
    let choices: [Choice]
    let title: String
    let subtitle: String
    let svg: String
    let narrow: String
    let sentence: String
    let notes: [String]
    let headers: [String]
    let rows: [Row]
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
            + "\(second == .moveCost ? ", fewer to the right" : ""). Source: the frozen input of the slate."
        func mark(_ values: FrontValues, _ label: String) -> FrontChart.Mark {
            FrontChart.Mark(x: values[second], y: values.fill, label: label)
        }
        let chart = FrontChart(
            corners: front.points.enumerated().map { index, point in
                mark(
                    point.values,
                    "Corner \(index + 1): fill \(Words.number(point.values.fill)), \(second.title) "
                        + Words.number(point.values[second])
                )
            },
            slate: mark(front.chosen, "this slate"),
            xTitle: "\(second.noun), \(second.unit) \u{2192}\(second == .moveCost ? " fewer" : "")",
            yTitle: "Fill, steps of priority \u{2191}", isXFewerBetter: second == .moveCost
        )
        sentence = detail.sheet.answer
        svg = chart.svg(title: title, description: sentence)
        narrow = chart.narrowSVG(title: title, description: sentence)
        notes = detail.sheet.notes
        headers = ["Filled", "Fill", second.noun, "Points here", "Filled otherwise"]
        rows = Self.rows(detail, request)
        slateAddress = request.link("/slates/\(slate.id)")
    }

    private static func title(_ front: SlateFront) -> String {
        guard let first = front.points.first, let last = front.points.last, front.points.count > 1 else {
            return "The most of both can be had at once"
        }
        let second = front.objectives.second
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
            let corner = Int(text("corner"))
            let isSlate = text("is_slate") == "yes"
            let weights = text("weights")
            let canBeSolved = corner != nil && text("obstacle").isEmpty && mayBeSolved
            return Row(
                name: corner.map { "Corner \($0)" } ?? "This slate", isSlate: isSlate && corner != nil,
                cells: [
                    number("filled"), withChange("fill"), withChange(front.objectives.second.name), number("points"),
                    number("changed"),
                ],
                weights: weights.split(separator: ",").map { part in
                    let halves = part.split(separator: "=").map { $0.filter { $0 != " " } }
                    return Weight(rule: halves[0], weight: halves.count > 1 ? halves[1] : "")
                }
                .filter { $0.weight != "0" },
                obstacle: text("obstacle").isEmpty ? nil : "No run gives it: \(text("obstacle")).",
                deed: canBeSolved
                    ? Deed(
                        form: request.formFields(for: action), action: action, weights: weights,
                        name: "corner \(corner ?? 0)"
                    ) : nil
            )
        }
    }
}
