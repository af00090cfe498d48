// Solves an instance file with LEMON's network simplex and writes one JSON object.
// Usage: network-simplex FILE SECONDS
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <utility>
#include <vector>

using Graph = lemon::StaticDigraph;

static double processor_seconds() {
    timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec + 1e-9 * time.tv_nsec;
}

static long peak_bytes() {
    long kibibytes = 0;
    char line[256];
    FILE *status = std::fopen("/proc/self/status", "r");
    while (status && std::fgets(line, sizeof line, status))
        if (std::sscanf(line, "VmHWM: %ld", &kibibytes) == 1) break;
    if (status) std::fclose(status);
    return kibibytes << 10;
}

int main(int count, char **arguments) {
    if (count != 3) return 2;
    FILE *file = std::fopen(arguments[1], "rb");
    uint32_t header[16];
    if (!file || std::fread(header, 4, 16, file) != 16) return 2;
    const int rows = header[2], columns = header[3], pairs = header[4];
    const bool must_match = header[6] == 0;
    std::vector<uint32_t> start(rows + 1), column(pairs);
    std::vector<int32_t> weight(pairs);
    if (std::fread(start.data(), 4, start.size(), file) != start.size()
        || std::fread(column.data(), 4, column.size(), file) != column.size()
        || std::fread(weight.data(), 4, weight.size(), file) != weight.size())
        return 2;
    std::fclose(file);

    // One unit leaves each row. Where rows may stay unmatched it can go straight to a sink, at no cost.
    const double before = processor_seconds();
    const int sink = rows + columns;
    std::vector<std::pair<int, int>> arcs;
    std::vector<long> arc_cost;
    arcs.reserve(static_cast<size_t>(pairs) + rows + columns);
    arc_cost.reserve(arcs.capacity());
    for (int row = 0; row < rows; ++row) {
        for (uint32_t pair = start[row]; pair < start[row + 1]; ++pair) {
            arcs.emplace_back(row, rows + static_cast<int>(column[pair]));
            arc_cost.push_back(-static_cast<long>(weight[pair]));
        }
        if (!must_match) {
            arcs.emplace_back(row, sink);
            arc_cost.push_back(0);
        }
    }
    // Where every row and column is matched, a column takes its unit itself.
    const bool is_square = must_match && rows == columns;
    for (int i = 0; i < columns && !is_square; ++i) {
        arcs.emplace_back(rows + i, sink);
        arc_cost.push_back(0);
    }
    Graph graph;
    graph.build(rows + columns + 1, arcs.begin(), arcs.end());
    Graph::ArcMap<int> capacity(graph, 1);
    Graph::ArcMap<long> cost(graph);
    for (Graph::ArcIt arc(graph); arc != lemon::INVALID; ++arc) cost[arc] = arc_cost[graph.id(arc)];
    Graph::NodeMap<int> supply(graph, 0);
    for (int row = 0; row < rows; ++row) supply[graph.node(row)] = 1;
    for (int i = 0; i < columns && is_square; ++i) supply[graph.node(rows + i)] = -1;
    if (!is_square) supply[graph.node(sink)] = -rows;
    lemon::NetworkSimplex<Graph, int, long> simplex(graph);
    simplex.upperMap(capacity).costMap(cost).supplyMap(supply);
    const double built = processor_seconds();

    alarm(std::atoi(arguments[2]));  // Ends the process when the time is up.
    const double begun = processor_seconds();
    if (simplex.run() != lemon::NetworkSimplex<Graph, int, long>::OPTIMAL) return 3;
    const double solved = processor_seconds();
    std::printf(
        "{\"objective\": %ld, \"seconds\": %.6f, \"buildSeconds\": %.6f, \"peakBytes\": %ld}\n",
        -simplex.totalCost<long>(), solved - begun, built - before, peak_bytes());
}
