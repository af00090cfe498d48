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
        let elsewhere: Elsewhere?
        let isChosen: Bool
    }

    /// Where the slate places somebody who is not chosen here.
    struct Elsewhere: Sendable {
        let position: String
        let positionAddress: String
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
            let elsewhere = alternative.isChosen ? nil : alternative.placedAt
            return Row(
                name: people.name(alternative.person),
                whatIfAddress: people.request.link("/slates/\(people.slate)/whatif", items),
                loss: alternative.loss.map(Words.number) ?? "\u{2013}",
                bar: alternative.loss.map {
                    Bar(width: String(max(2, $0 * Self.barWidth / largest)), tone: "f\(5 - 4 * $0 / largest)")
                },
                points: Words.number(alternative.points),
                elsewhere: elsewhere.map {
                    Elsewhere(position: $0.rawValue, positionAddress: people.explain($0))
                },
                isChosen: alternative.isChosen
            )
        }
        let count = contest.alternatives.count
        csvAddress = people.request.link(
            "/slates/\(people.slate)/explain.csv",
            [QueryItem("position", position.rawValue), QueryItem("table", ContestTable.name)]
        )
        csvLabel = count == 1 ? "The row as CSV" : "All \(Words.count(count, "row")) as CSV"
    }
}
