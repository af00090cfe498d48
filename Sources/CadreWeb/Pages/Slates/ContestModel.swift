import CadreApplication
import CadreDomain
import CadrePlanning

/// The eligible candidates for a position by regret: the exact number with a bar, the cheapest first.
struct ContestModel: Sendable {
    struct Row: Sendable {
        let name: String
        let whatIfAddress: String
        let loss: String
        let bar: Bar?
        let points: String
        let placed: String?
        let placedAddress: String?
        let isChosen: Bool
    }

    /// How far from the slate, in the units of the drawing; wider and warmer is dearer.
    struct Bar: Sendable {
        let width: String
        let tone: String
    }

    let sentences: [String]
    let rows: [Row]
    let csvAddress: String
    let csvLabel: String

    /// The most candidates that the page lists; CSV and JSON hold all.
    private static let rowCountMax = 12
    /// How wide the longest bar is.
    private static let barWidth = 119

    /// Makes the rows; nil where a pin decides or nobody is eligible.
    init?(_ contest: SlateContest, _ people: PeopleNames, position: ID<Position>) {
        guard !contest.alternatives.isEmpty else { return nil }
        let shown = contest.alternatives.prefix(Self.rowCountMax)
        let largest = max(1, shown.compactMap(\.loss).max() ?? 1)
        sentences = contest.sentences(.position).map(people.named)
        rows = shown.map { alternative in
            let items = [
                QueryItem("person", alternative.person.rawValue), QueryItem("position", position.rawValue),
            ]
            let isElsewhere = !alternative.isChosen && alternative.placedAt != nil
            return Row(
                name: people.name(alternative.person),
                whatIfAddress: people.request.link("/slates/\(people.slate)/whatif", items),
                loss: alternative.loss.map(Words.number) ?? "\u{2013}",
                bar: alternative.loss.map {
                    Bar(width: String(max(2, $0 * Self.barWidth / largest)), tone: "f\(5 - 4 * $0 / largest)")
                },
                points: Words.number(alternative.points),
                placed: isElsewhere ? alternative.placedAt?.rawValue : nil,
                placedAddress: isElsewhere ? alternative.placedAt.map(people.explain) : nil,
                isChosen: alternative.isChosen
            )
        }
        let count = contest.alternatives.count
        let kept = people.request.query.filter { $0.key == "as_of" && !$0.value.isEmpty }
        csvAddress = FormText.address(
            "/slates/\(people.slate)/explain.csv",
            [QueryItem("position", position.rawValue), QueryItem("table", ContestTable.name)] + kept
        )
        csvLabel = count == 1 ? "The row as CSV" : "All \(Words.count(count, "row")) as CSV"
    }
}
