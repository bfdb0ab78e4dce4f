// Two collections at once: each starts servers of its own, and CI has two cores. More would only make every wait longer.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
